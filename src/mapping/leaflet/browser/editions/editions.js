/** What the page of planned editions mounts: the grid with all that changes it. One file of its own. */

import { mountBoard as mountEditionBoard } from "./board.js";

export const mountBoard = mountEditionBoard;
