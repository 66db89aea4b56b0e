const backend = process.env.BACKEND ?? "https://backend.example";

export default {
  async rewrites() {
    return [
      { source: "/api/devices", destination: `${backend}/api/devices` },
      { source: "/api/devices/:path", destination: `${backend}/api/devices/:path` },
    ];
  },
};
