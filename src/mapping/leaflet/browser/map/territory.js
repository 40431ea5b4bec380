/**
 * Who owns which part of the picture: the units drawn into a coarse raster of the map's window.
 *
 * Label placement asks thousands of times how much of a box lies inside a unit; with one summed-area
 * table per unit each answer costs four look-ups instead of a polygon intersection.
 */

/** Side of a raster cell in CSS px: half the height of the smallest text. */
const CELL = 6;

/**
 * Crossings of a ring with the centre line of one raster row.
 * @param {Point[]} ring
 * @param {number} y
 * @param {number[]} crossings filled by this function
 */
function collectCrossings(ring, y, crossings) {
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [x1, y1] = ring[index];
    const [x2, y2] = ring[before];
    if (y1 > y !== y2 > y) crossings.push(((x2 - x1) * (y - y1)) / (y2 - y1) + x1);
  }
}

/**
 * Draw one unit (all its rings, even-odd) into the raster.
 * @param {Uint8Array} owners
 * @param {number} columns
 * @param {number} rows
 * @param {Point[][]} rings
 * @param {number} value
 */
function burn(owners, columns, rows, rings, value) {
  for (let row = 0; row < rows; row++) {
    /** @type {number[]} */
    const crossings = [];
    for (const ring of rings) collectCrossings(ring, (row + 0.5) * CELL, crossings);
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const first = Math.max(0, Math.round(crossings[pair] / CELL));
      const last = Math.min(columns, Math.round(crossings[pair + 1] / CELL));
      for (let column = first; column < last; column++) owners[row * columns + column] = value;
    }
  }
}

/** Stands for the land of all units together. */
const ALL = "";

/**
 * Summed-area table of the cells of one owner, or of all; one row and column larger than the raster.
 * @param {Uint8Array} owners
 * @param {number} columns
 * @param {number} rows
 * @param {number} value 0 = all that is owned
 */
function sumTable(owners, columns, rows, value) {
  const width = columns + 1;
  const table = new Int32Array(width * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let run = 0;
    for (let column = 0; column < columns; column++) {
      const owner = owners[row * columns + column];
      run += (value === 0 ? owner !== 0 : owner === value) ? 1 : 0;
      table[(row + 1) * width + column + 1] = table[row * width + column + 1] + run;
    }
  }
  return table;
}

/**
 * Distance (in cells, city block) of each cell of an owner to the nearest cell that is not its own;
 * the window's edge counts as foreign, so that labels stay clear of it.
 * @param {Uint8Array} owners
 * @param {number} columns
 * @param {number} rows
 * @param {(owner: number) => boolean} isOwn
 */
function clearance(owners, columns, rows, isOwn) {
  const distance = new Int16Array(columns * rows);
  /** @param {number} column @param {number} row */
  const at = (column, row) =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : distance[row * columns + column];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      distance[cell] = isOwn(owners[cell]) ? Math.min(at(column - 1, row), at(column, row - 1)) + 1 : 0;
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const cell = row * columns + column;
      const back = Math.min(at(column + 1, row), at(column, row + 1)) + 1;
      if (back < distance[cell]) distance[cell] = back;
    }
  }
  return distance;
}

/**
 * The best cell that is far from the cells chosen before.
 * @param {Int16Array} distance
 * @param {number} columns
 * @param {number[]} chosen
 */
function nextAnchor(distance, columns, chosen) {
  let best = -1;
  let bestScore = 1;
  for (let cell = 0; cell < distance.length; cell++) {
    if (distance[cell] <= bestScore) continue;
    let score = distance[cell];
    for (const other of chosen) {
      const gap = Math.hypot(
        (cell % columns) - (other % columns),
        Math.trunc(cell / columns) - Math.trunc(other / columns),
      );
      score = Math.min(score, gap / 2);
    }
    if (score > bestScore) {
      bestScore = score;
      best = cell;
    }
  }
  return best;
}

/**
 * @param {number} width px of the window
 * @param {number} height px of the window
 * @param {{id: string, rings: Point[][]}[]} shapes later shapes lie on top of earlier ones
 */
export function createTerritory(width, height, shapes) {
  const columns = Math.max(1, Math.ceil(width / CELL));
  const rows = Math.max(1, Math.ceil(height / CELL));
  const owners = new Uint8Array(columns * rows);
  const values = new Map(shapes.map((shape, index) => [shape.id, index + 1]));
  for (const shape of shapes) burn(owners, columns, rows, shape.rings, values.get(shape.id) ?? 0);

  /** @type {Map<string, Int32Array>} */
  const tables = new Map();
  /** @param {string} id */
  function tableOf(id) {
    const table = tables.get(id) ?? sumTable(owners, columns, rows, values.get(id) ?? 0);
    tables.set(id, table);
    return table;
  }
  /** @param {string} id @param {number} left @param {number} top @param {number} right @param {number} bottom */
  function cellsIn(id, left, top, right, bottom) {
    if (id !== ALL && !values.has(id)) return 0;
    const table = tableOf(id);
    const span = columns + 1;
    return (
      table[bottom * span + right] - table[top * span + right] - table[bottom * span + left] + table[top * span + left]
    );
  }
  /** @param {number} value @param {number} most */
  const clamp = (value, most) => Math.max(0, Math.min(most, Math.round(value / CELL)));

  /** @param {Box} box @param {string[]} ids */
  function shareOf(box, ids) {
    const [left, right] = [clamp(box[0], columns), clamp(box[2], columns)];
    const [top, bottom] = [clamp(box[1], rows), clamp(box[3], rows)];
    const cells = (right - left) * (bottom - top);
    if (cells <= 0) return 0;
    return ids.reduce((sum, id) => sum + cellsIn(id, left, top, right, bottom), 0) / cells;
  }

  return {
    /**
     * Share (0 to 1) of a box that lies in any of the units.
     * @param {string[]} ids
     * @param {Box} box
     */
    share: (ids, box) => shareOf(box, ids),
    /**
     * Share (0 to 1) of a box that lies in other units; what lies beyond the city is nobody's.
     * @param {string[]} ids
     * @param {Box} box
     */
    abroad: (ids, box) => shareOf(box, [ALL]) - shareOf(box, ids),
    /** Visible area of units in square px. @param {string[]} ids */
    visible(ids) {
      return ids.reduce((sum, id) => sum + cellsIn(id, 0, 0, columns, rows), 0) * CELL * CELL;
    },
    /**
     * Points well inside the visible part of units, best first and spread out.
     * @param {string[]} ids
     * @param {number} count
     * @returns {Point[]}
     */
    anchors(ids, count) {
      const own = new Set(ids.map((id) => values.get(id)));
      const distance = clearance(owners, columns, rows, (owner) => own.has(owner));
      const chosen = [];
      while (chosen.length < count) {
        const cell = nextAnchor(distance, columns, chosen);
        if (cell < 0) break;
        chosen.push(cell);
      }
      return chosen.map((cell) => [((cell % columns) + 0.5) * CELL, (Math.trunc(cell / columns) + 0.5) * CELL]);
    },
  };
}
