// npm start: sets everything up and serves the demo instance.
import { spawn } from 'node:child_process'
import { buildAll, installDependencies, root } from './set-up.mjs'

installDependencies()
buildAll()
const server = spawn(process.execPath, ['dist/server.js', 'serve', '--demo', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
