import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const server = `http://localhost:${process.env['PORT'] ?? 3000}`

/** What every page needs comes in one file: many small ones cost more in headers and compress worse. */
const core = new RegExp(
  [
    'node_modules/(solid-js|@solidjs/router)/',
    'vite/(preload-helper|modulepreload)',
    'engine/(problems|lib/own)\\.ts',
    'ui/(app|routes)\\.tsx',
    'ui/data/',
    'ui/lib/(calendar|catalogue|contrast|format|languages|locale|page|t|theme)\\.ts',
    'ui/locales/\\w+\\.ts',
    'ui/parts/(frame/[a-z-]+|developer/developer-overlay|empty|icon|notice|page-head|sheet|toasts|trouble)\\.tsx?',
    'ui/screens/(not-found|outside|sign-in|sign-in-again|sign-in-form|waiting)\\.tsx',
  ].join('|'),
)
/** What lists, home and record pages share: values in words. */
const values =
  /engine\/(fields|lib|options|records|permissions\/role-fields)|ui\/lib\/(value-text|create-reading|create-wide|today|scroll)|ui\/screens\/records\/list\/(list-model|title)/

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
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'core', test: core, priority: 3 },
            { name: 'values', test: values, priority: 2 },
          ],
        },
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': server, '/health': server } },
})
