// npm run bench: sets everything up and measures against a floor in the same run. `--records 10000` for a short one.
import { spawnSync } from 'node:child_process'
import { buildAll, findChromium, installDependencies, root } from './set-up.mjs'

installDependencies()
buildAll()
const chromium = findChromium()
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/bench/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
})
process.exit(status ?? 1)
