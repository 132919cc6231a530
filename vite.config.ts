import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const server = `http://localhost:${process.env['PORT'] ?? 3000}`

export default defineConfig({
  root: 'ui',
  base: '/',
  plugins: [solid()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': server, '/developer': server, '/health': server } },
})
