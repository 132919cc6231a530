// Compiles .tsx for tests the way vite-plugin-solid does for the browser.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformAsync } from '@babel/core'

export async function load(url, context, nextLoad) {
  if (/\.css$/.test(url)) return { format: 'module', source: '', shortCircuit: true }
  if (!/\.[jt]sx(\?|$)/.test(url)) return nextLoad(url, context)
  const filename = fileURLToPath(url.replace(/\?.*$/, ''))
  const { code } = await transformAsync(await readFile(filename, 'utf8'), {
    filename,
    babelrc: false,
    configFile: false,
    sourceMaps: 'inline',
    presets: ['babel-preset-solid', ['@babel/preset-typescript', { onlyRemoveTypeImports: true }]],
  })
  return { format: 'module', source: code, shortCircuit: true }
}
