/** Search and help as one file, which the head fetches once a reader asks for either. */

import { createSearch as makeSearch } from "./search.js";

export const createSearch = makeSearch;
