/** Reads a published book as JSON and says what the browser's labels say in each layer: their forms as plain text. */

import { readFileSync } from "node:fs";

import { labelForms } from "#browser/map/label_forms.js";
import { openBook } from "#browser/shared/book.js";
import { modeOf } from "#browser/shared/modes.js";
import { createTranslator } from "#browser/shared/translator.js";

const published = JSON.parse(readFileSync(0, "utf-8"));
// what the page adds to the book: labels ask no address
const address = { keys: [], entries: 0 };
const book = openBook({ ...published, address }, { scenic: null }, createTranslator(published.messages), modeOf({}));
const options = { zoom: 9, names: true, tiles: true, compact: false, inset: false };

/** Variants of a form differ in their line breaks; the first has none. */
const plain = ([markup]) =>
  String(markup)
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
const said = (named, says) => [...new Set(labelForms(named, says, book.ladders.map[says.ladder], options).map(plain))];

const ofLayer = ({ id }) =>
  Object.fromEntries([
    ...book.units.map((unit) => [unit.id, said(unit, book.label(id, unit.id))]),
    ...book.shared_lists.map((list) => [list.id, said(list, book.listLabel(id, list.id))]),
  ]);
process.stdout.write(JSON.stringify(Object.fromEntries(book.layers.map((layer) => [layer.id, ofLayer(layer)]))));
