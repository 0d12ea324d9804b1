// `npm run demo`: runs the built action as the runner does, against the embedded emulator, on four images.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_CREDENTIALS, demoWorld } from '../emulator/demo/demo.ts'
import { serve } from '../emulator/serve.ts'
import { type ActionResult, runAction } from '../runner-model/run.ts'
import { emptyReport } from '../src/domain/report.ts'
import { renderOutputs } from '../src/report/outputs/outputs.ts'
import { page, renderMarkdown } from './samples/page.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const directory = join(root, '.demo')
const world = demoWorld(Date.now())
const { secretId, secretKey } = DEMO_CREDENTIALS.lasting

const STORIES = [
  {
    name: 'clean',
    inputs: { 'image-id': world.images.clean.ImageID },
    title: 'A clean, trusted and completely scanned image',
    expected: 'pass',
  },
  {
    name: 'documented',
    inputs: { 'image-id': world.images.documented.ImageID },
    title: "The example of the API's documentation: SCANNED, but every scan timed out",
    expected: 'fail',
  },
  {
    name: 'never-scanned',
    inputs: { 'image-id': world.images.neverScanned.ImageID },
    title: 'An image that TCSS never scanned, with zero findings',
    expected: 'fail',
  },
  {
    name: 'pushed',
    inputs: { image: 'registry.example.com/shop/pushed-unscanned:1.0.0' },
    title: 'An image that was just pushed: the action waits for its scan',
    expected: 'pass',
  },
] as const

await rm(directory, { recursive: true, force: true })
await mkdir(directory, { recursive: true })
await using emulator = await serve({ world, now: Date.now })
console.log(`The TCSS emulator listens on ${emulator.url}. No request leaves this machine.`)

const bodies: string[] = []
for (const [index, { name, inputs: own, title, expected }] of STORIES.entries()) {
  const inputs = { ...own, 'secret-id': secretId, 'secret-key': secretKey, endpoint: emulator.url }
  const result = await runAction({ inputs, timeoutMs: 60_000 })
  const verdict = result.step.outputs['verdict']
  const file = join(directory, `${index + 1}-${name}.md`)
  await writeFile(file, result.raw.summaryFile ?? '')
  bodies.push(renderMarkdown(result.raw.summaryFile ?? ''))
  print(`${index + 1}. ${title}`, result, file)
  if (verdict !== expected) {
    console.error(`Expected verdict ${expected}, got ${verdict}.`)
    process.exitCode = 1
  }
}

const preview = join(directory, 'summaries.html')
await writeFile(preview, page(bodies.join('<hr>')))
console.log(`\nAll summaries as GitHub shows them: ${preview}`)

function print(title: string, { step, exitCode, ms }: ActionResult, file: string): void {
  console.log(`\n━━ ${title}\n`)
  console.log(indent(step.log.join('\n').replaceAll('##[error]', 'Error: '), '  │ '))
  console.log('\n  Outputs')
  for (const name of Object.keys(renderOutputs(emptyReport(new Date(), null)))) {
    const [line = ''] = (step.outputs[name] || '(empty)').split('\n')
    console.log(`    ${name.padEnd(21)} ${line.length > 100 ? `${line.slice(0, 100)}…` : line}`)
  }
  console.log(
    `\n  Exit code ${exitCode}: the step ${exitCode === 0 ? 'succeeds' : 'fails'}, after ${ms.toFixed(0)} ms`,
  )
  console.log(`  Job summary ${file}`)
}

function indent(text: string, prefix: string): string {
  return text.replaceAll(/^/gm, prefix)
}
