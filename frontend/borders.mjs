// Outlines of countries for the map, from Natural Earth (public domain) as `world-atlas` packs them: a list of
// [ISO 3166-1 numeric code or "", name, rings], a ring being [longitude, latitude] pairs in hundredths of a degree.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

export function borders() {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const world = JSON.parse(readFileSync(path, "utf8"));
  const countries = feature(world, world.objects.countries).features.map(({ id, properties, geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const rings = polygons.flat().map((ring) => ring.map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)]));
    return [id ?? "", properties.name, rings];
  });
  return {
    name: "borders",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "borders.json", source: JSON.stringify(countries) });
    },
  };
}
