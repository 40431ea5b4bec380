/**
 * The stop-watch inside the page. It reads what is on screen once in every animation frame, so that all
 * pages, whatever draws them, are timed by the same rule: from the browser's own time stamp of the click
 * (or from the start of the navigation) to just after the painting of the frame that shows the result.
 */
(() => {
  /** The page itself, pages in frames, and open shadow roots of components. */
  function* roots() {
    yield document;
    for (const frame of document.querySelectorAll("iframe")) if (frame.contentDocument) yield frame.contentDocument;
    for (const host of document.querySelectorAll("[data-testid=stBidiComponentIsolated]")) {
      if (host.shadowRoot) yield host.shadowRoot;
    }
  }

  function all(selector) {
    return [...roots()].flatMap((root) => [...root.querySelectorAll(selector)]);
  }

  const hex = (colour) => {
    const parts = colour.match(/\d+/g);
    return colour.startsWith("rgb")
      ? `#${parts
          .slice(0, 3)
          .map((n) => Number(n).toString(16).padStart(2, "0"))
          .join("")}`
      : colour;
  };
  const sorted = (fills) => fills.sort().join(" ");

  // A canvas forgets its picture after painting unless it is told to keep it.
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return getContext.call(
      this,
      kind,
      kind.startsWith("webgl") ? { ...options, preserveDrawingBuffer: true } : options,
    );
  };

  const WIDTH = 120;
  const HEIGHT = 120;
  const ENOUGH_PIXELS = 12;
  let scratch = null;

  /** The picture of a canvas in a small copy, pixel by pixel; null without one. */
  function picture() {
    const canvas = all("canvas").find((one) => one.width > 200);
    if (!canvas) return null;
    if (!scratch) {
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = [WIDTH, HEIGHT];
      scratch = getContext.call(copy, "2d", { willReadFrequently: true });
      scratch.imageSmoothingEnabled = false;
    }
    scratch.clearRect(0, 0, WIDTH, HEIGHT);
    scratch.drawImage(canvas, 0, 0, WIDTH, HEIGHT);
    return scratch.getImageData(0, 0, WIDTH, HEIGHT).data;
  }

  /** Whether a colour covers part of a canvas. */
  function canvasShows(colour) {
    const pixels = picture();
    if (!pixels) return null;
    const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    let found = 0;
    let drawn = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] > 0) drawn += 1;
      if (wanted.every((part, index) => Math.abs(part - pixels[at + index]) <= 1)) found += 1;
    }
    return { blank: drawn === 0, seen: found >= ENOUGH_PIXELS };
  }

  /** Whether a canvas shows another picture than when it was last asked to be remembered. */
  function canvasChanged() {
    const pixels = picture();
    const blank = !pixels?.some((part) => part > 0);
    return { blank, seen: !blank && !watch.before?.every((part, at) => part === pixels[at]) };
  }

  const fillsOf = (selector) => all(selector).map((path) => hex(getComputedStyle(path).fill).toLowerCase());
  const painted = (fills, wanted) => ({ blank: fills.length === 0, seen: sorted(fills) === wanted });
  const UNITS = "[data-testid=live-map] path[data-unit]";
  const units = () => all(UNITS);

  /** Per kind of page: is the picture gone, and does it show what is waited for? */
  const READERS = {
    app: (wanted) => painted(fillsOf(UNITS), wanted),
    card: (wanted) => {
      const [card] = all("[data-testid=card] section.card");
      return { blank: !card || units().length === 0, seen: card?.getAttribute("aria-label") === wanted };
    },
    // the view is there when its own shapes are drawn: pieces of districts, or units without them
    geography: (wanted) => {
      const [map] = all("[data-testid=live-map]");
      const drawn = units();
      const fits = drawn.every((path) => "district" in path.dataset === (wanted === "district"));
      return { blank: drawn.length === 0, seen: drawn.length > 0 && fits && map?.dataset.geo === wanted };
    },
    // the list holds exactly the parks that are wanted, and no marker stands for another
    finder: (wanted) => {
      const rows = all("[data-testid=live-map] .lm-list [data-row]").map((row) => row.dataset.row);
      const marked = all("[data-testid=live-map] .lm-map [data-park]").flatMap((one) => one.dataset.park.split(" "));
      const known = new Set(rows);
      return { blank: units().length === 0, seen: sorted(rows) === wanted && marked.every((id) => known.has(id)) };
    },
    // a word taken out offers to come back, and the ranking is there
    match: (wanted) => ({
      blank: all(".match-chips").length === 0 || all(".hit-units > li").length === 0,
      seen: Boolean(all(".word-back").length) === (wanted === "dropped"),
    }),
    // the page has run from its first line to its last, whatever it changed
    run: () => ({ blank: false, seen: watch.ran && scriptState() === "notRunning" }),
    folium: (wanted) => painted(fillsOf("path.bench-unit"), wanted),
    plotly: (wanted) => painted(fillsOf(".choroplethlayer path"), wanted),
    // as many cells of each class as the package finds, in the key; the canvas was drawn in the same step
    heat: (wanted) => {
      const [canvas] = all("[data-testid=live-map] [data-testid=heat]");
      const counts = all("[data-testid=heat-row][data-kind^=bin] b").map((one) => one.textContent.replaceAll(",", ""));
      return { blank: !(Number(canvas?.dataset.cells) > 0), seen: counts.join(" ") === wanted };
    },
    cells: (wanted) => painted(fillsOf("path.bench-cell"), wanted),
    picture: canvasChanged,
    pydeck: (wanted) => canvasShows(wanted) ?? { blank: true, seen: false },
    floor: (wanted) => {
      const text = document.querySelector("[data-testid=stMarkdown]")?.textContent;
      return { blank: !text, seen: text === wanted };
    },
  };

  const watch = { reader: null, wanted: null, before: null, from: null, to: null, frames: 0, blank: 0, ran: false };

  const scriptState = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;

  // A run may begin and end between two frames.
  const runs = new MutationObserver(() => (watch.ran ||= watch.from !== null));

  /** Runs from `expect` to the result: a page that waits for nothing must not draw frames while others are timed. */
  function look() {
    if (watch.from !== null) {
      watch.frames += 1;
      const { blank, seen } = READERS[watch.reader](watch.wanted);
      if (blank) watch.blank += 1;
      if (seen) {
        watch.to = -1;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (watch.to = performance.now());
        channel.port2.postMessage(null);
        return;
      }
    }
    requestAnimationFrame(look);
  }

  // In the first capture phase, before anything on the page can react.
  addEventListener("click", (event) => (watch.from ??= event.timeStamp), { capture: true });

  window.bench = {
    /** Wait for something; the clock starts with the next click, or with the navigation. */
    expect(reader, wanted, fromNavigation = false) {
      Object.assign(watch, {
        reader,
        wanted,
        before: reader === "picture" ? picture() : null,
        from: fromNavigation ? 0 : null,
        to: null,
        frames: 0,
        blank: 0,
        ran: false,
      });
      runs.disconnect();
      const app = document.querySelector("[data-testid=stApp]");
      if (app) runs.observe(app, { attributeFilter: ["data-test-script-state"] });
      requestAnimationFrame(look);
    },
    shows: (reader, wanted) => READERS[reader](wanted).seen,
    done: () => watch.to > 0,
    result: () => ({ ms: watch.to - watch.from, frames: watch.frames, blank: watch.blank }),
    /** A point of the window that belongs to a unit and is not covered. */
    pointOf(unit) {
      const path = units().find((one) => one.dataset.unit === unit);
      const box = path.getBoundingClientRect();
      for (const down of [0.5, 0.35, 0.65, 0.2, 0.8]) {
        for (const right of [0.5, 0.35, 0.65, 0.2, 0.8]) {
          const point = { x: box.left + box.width * right, y: box.top + box.height * down };
          if (path.getRootNode().elementFromPoint(point.x, point.y) === path) return point;
        }
      }
      return null;
    },
    /** Sum of the widths of the units' outlines: the same as long as the zoom is. */
    span: (reader) => {
      const selector = { app: UNITS, folium: "path.bench-unit", plotly: ".choroplethlayer path" }[reader];
      return selector ? all(selector).reduce((sum, path) => sum + path.getBBox().width, 0) : null;
    },
  };
})();
