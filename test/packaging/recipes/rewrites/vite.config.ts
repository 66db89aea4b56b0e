import { defineConfig } from "vite";

export default defineConfig({
  server: {
    proxy: {
      "/api/devices": {
        target: process.env.BACKEND ?? "https://backend.example",
        changeOrigin: true,
      },
    },
  },
});
