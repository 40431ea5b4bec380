/** What the page of planned editions mounts: the grid with all that changes it, and the summary of it. One file of its own. */

import { mountBoard as mountEditionBoard } from "./board.js";
import { mountMemo as mountEditionMemo } from "./memo.js";

export const mountBoard = mountEditionBoard;
export const mountMemo = mountEditionMemo;
