/** Search, help and the short start as one file, which the head fetches once a reader asks for one of them. */

import { openHelp as openDialog } from "./help.js";
import { createSearch as makeSearch } from "./search.js";
import { createStart as makeStart } from "./start.js";

export const createSearch = makeSearch;
export const openHelp = openDialog;
export const createStart = makeStart;
