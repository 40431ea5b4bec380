/** Whether the server can be reached. Streamlit knows, and marks it on the page; it tells no element. */

const MARK = "data-test-connection-state";

/**
 * @param {{lost: () => void, back: () => void}} told
 * @returns {() => void} stops watching
 */
export function watchConnection({ lost, back }) {
  const page = document.querySelector(`[${MARK}]`);
  if (!page) return () => {};
  const isThere = () => page.getAttribute(MARK) === "CONNECTED";
  let there = isThere();
  const observer = new MutationObserver(() => {
    if (isThere() === there) return;
    there = !there;
    if (there) back();
    else lost();
  });
  observer.observe(page, { attributes: true, attributeFilter: [MARK] });
  return () => observer.disconnect();
}
