// Installs the packages of package-lock.json that are missing or have another version. `npm test`, `npm run bench` and `npm run demo`
// call it first, on Node 20 or newer and without any package, so it is plain JavaScript. `--demo` leaves out what only tests need.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const forDemo = process.argv.includes('--demo')

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old: Node 20 or newer is needed to set up this project.`,
  )
  process.exitCode = 1
} else if (isMissing()) {
  console.log('Installing dependencies (npm ci), once …')
  const windows = process.platform === 'win32'
  const omit = forDemo ? ['--omit=dev'] : []
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      shell: windows,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (status !== 0) {
    console.error('npm ci failed with the message above.')
    process.exitCode = 1
  }
}

/** Compares the lock file with the list that npm writes at the end of an installation. Parts for other systems may be missing. */
function isMissing() {
  try {
    const wanted = packagesIn(join(root, 'package-lock.json'))
    const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
    return Object.entries(wanted).some(([path, { version, dev, devOptional, optional, os, cpu }]) => {
      const isForOthers = os !== undefined || cpu !== undefined || (dev && optional)
      const isLeftOut = path === '' || isForOthers || (forDemo && (dev || devOptional))
      return !isLeftOut && installed[path]?.version !== version
    })
  } catch {
    return true
  }
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
