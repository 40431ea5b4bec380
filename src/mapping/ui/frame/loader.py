"""The inline script of our elements: it only fetches the published modules, since Streamlit sends it with every run."""

from __future__ import annotations

from string import Template

# An async mount may be overtaken by a rerun whose cleanup comes early: an element goes only when its parent has gone.
_SCRIPT = Template("""const all=new WeakMap();
export default function(c){const p=c.parentElement;let m=all.get(p);
if(!m){m={};all.set(p,m);import(new URL(c.data.assets.module,document.baseURI)).then(x=>x.$mount(p,c))
.then(v=>{m.view=v;v.update(m.last)}).catch(e=>{console.error(e);p.append('$failure：'+e.message)})}
m.last=c;m.view?.update(c);
return()=>{if(!p.isConnected){m.view?.destroy();all.delete(p)}}}""")


def loader(mount: str, failure: str) -> str:
    """Return the script of an element: ``mount`` is the function that the modules export, ``failure`` what to say."""
    return _SCRIPT.substitute(mount=mount, failure=failure)
