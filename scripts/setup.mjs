// Installs the packages of package-lock.json when they are missing or outdated. `npm test` and `npm run demo` call it first, on
// Node 20 or newer and without any package, so it is plain JavaScript.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.setup')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex')

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old: Node 20 or newer is needed to set up this project.`,
  )
  process.exitCode = 1
} else if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Installing dependencies (npm ci), once …')
  const windows = process.platform === 'win32'
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      shell: windows,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (status === 0) writeFileSync(stamp, wanted)
  else {
    console.error('npm ci failed with the message above.')
    process.exitCode = 1
  }
}
