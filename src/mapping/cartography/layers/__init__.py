"""The layers of the map, a module a family; `registry` lists them in the order of the panel."""
