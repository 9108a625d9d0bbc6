import { defineConfig } from "vite";
import { borders } from "./borders.mjs";

// The built files are package data: a wheel holds them, so that installing it needs no Node.
export default defineConfig({
  plugins: [borders()],
  build: {
    outDir: "../src/reportedly/web/static",
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: {
      input: "src/room.ts",
      output: { entryFileNames: "room.js", assetFileNames: "room[extname]" },
    },
  },
});
