/** The layers of firms that the switcher offers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { firmLayers } from "#browser/panel/firm_layers.js";

const t = (text, fields = {}) => text.replace("{name}", fields.name ?? "");
const industries = { auto: { name: "汽车制造和服务", short: "Cars", tier: "pillar" } };

test("all firms come first, then those of each industry, then how concentrated each is", () => {
  assert.deepEqual(firmLayers({ industries, lang: "zh" }, t), [
    ["firms", "企业"],
    ["firms:auto", "企业：汽车制造和服务"],
    ["lq:auto", "集中度：汽车制造和服务"],
  ]);
});

test("English names are short, since the line is", () =>
  assert.equal(firmLayers({ industries, lang: "en" }, t)[1][1], "企业：Cars"));
