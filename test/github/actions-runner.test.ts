import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { assert, asyncProperty } from 'fast-check'
import { parsePairs } from '../../runner-model/files.ts'
import { observe } from '../../runner-model/model.ts'
import { type Outputs, renderOutputs } from '../../src/report/outputs/outputs.ts'
import { anyText, HOSTILE } from '../report/hostile.ts'
import { OUTPUTS, someReport } from '../report/reports.ts'
import { capture, files, folder, read, stepOf } from './capture.ts'

const outputsWith = (value: string): Outputs => {
  return { ...renderOutputs(someReport()), 'image-name': value, results: value, 'deploy-ref': value }
}

describe('outputs', () => {
  test('all outputs are in the file, those that open a gate last, and nothing is printed', async () => {
    const outputs = renderOutputs(someReport())
    const { result, out } = await capture((runner) => runner.publishOutputs(outputs))
    expect([result, out()]).toEqual([null, ''])
    const { pairs, fault } = parsePairs(read(files.output))
    expect(fault).toBeUndefined()
    expect(Object.fromEntries(pairs)).toEqual(outputs)
    const names = pairs.map(([name]) => name)
    expect(names.toSorted()).toEqual([...OUTPUTS].toSorted())
    expect(names.slice(-3)).toEqual(['verdict', 'deploy-ref', 'allowed'])
  })

  test('the last verdict in the output file replaces the error that was written first', async () => {
    await capture((runner) => {
      runner.publishOutputs({ ...outputsWith(''), verdict: 'error', allowed: 'false' })
      runner.publishOutputs(outputsWith(''))
    })
    const { outputs, conclusion } = observe({ exitCode: 0, outputFile: read(files.output) })
    expect([outputs['verdict'], outputs['allowed'], conclusion]).toEqual(['pass', 'true', 'success'])
  })

  test('an output with any text arrives unchanged', async () => {
    await assert(
      asyncProperty(anyText, async (text) => {
        writeFileSync(files.output, '')
        const { result } = await capture((runner) => runner.publishOutputs(outputsWith(text)))
        expect(result).toBeNull()
        const { outputs, problems } = observe({ exitCode: 0, outputFile: read(files.output) })
        // A lone surrogate has no UTF-8.
        expect(outputs).toEqual(outputsWith(text.toWellFormed()))
        expect(problems).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('outputs without a file are printed by the toolkit', async () => {
    delete process.env['GITHUB_OUTPUT']
    const { result, out } = await capture((runner) => runner.publishOutputs(outputsWith('a\n::b')))
    expect(result).toBeNull()
    expect(stepOf(out()).outputs).toEqual(outputsWith('a\n::b'))
  })

  test('a missing output file is a problem in one line', async () => {
    process.env['GITHUB_OUTPUT'] = join(folder, 'nowhere\n::error::x')
    const { result } = await capture((runner) => runner.publishOutputs(outputsWith('')))
    expect(result).toMatch(/nowhere/)
    expect(result).not.toContain('\n')
  })

  const full = existsSync('/dev/full') ? test : test.skip
  full('an output file on a full disk is a problem', async () => {
    process.env['GITHUB_OUTPUT'] = '/dev/full'
    const { result } = await capture((runner) => runner.publishOutputs(outputsWith('')))
    expect(result).toMatch(/ENOSPC/)
  })

  test('a problem with outputs has no part of a secret, shortened or escaped', async () => {
    // The secret begins so late that the line is cut within it.
    const cut = 990 - 'Missing file at path: /'.length - folder.length
    for (const secret of ['hunter2hunter2', 'hunter2::hunter2', 'hunter2##[hunter2']) {
      for (const before of ['', '/'.repeat(cut)]) {
        process.env['GITHUB_OUTPUT'] = `${folder}/${before}${secret}`
        const redact = (text: string) => text.replaceAll(secret, '***')
        const { result } = await capture((runner) => runner.publishOutputs(outputsWith('')), redact)
        expect(result).toMatch(/Missing file/)
        expect(result).not.toContain('hunter')
      }
    }
  })

  test('secrets are redacted in outputs', async () => {
    const redact = (text: string) => text.replaceAll('hunter2hunter2', '***')
    await capture((runner) => runner.publishOutputs(outputsWith('a hunter2hunter2 b')), redact)
    expect(read(files.output)).not.toContain('hunter2')
    expect(observe({ exitCode: 0, outputFile: read(files.output) }).outputs['results']).toBe('a *** b')
  })
})

describe('text in the log', () => {
  test('a line of the log with any text is no command', async () => {
    await assert(
      asyncProperty(anyText, async (text) => {
        const { out } = await capture((runner) => runner.log(text))
        const { commands, log } = stepOf(out())
        expect([commands, log.length]).toEqual([[], 1])
      }),
    )
  })

  test.each(['error', 'warning', 'notice'] as const)(
    'an annotation (%s) with any text is one command',
    async (level) => {
      await assert(
        asyncProperty(anyText, async (text) => {
          // The runner trims properties, so no space is at the edge.
          const { out } = await capture((runner) =>
            runner.annotate({ level, title: `t${text}.`, message: `m${text}` }),
          )
          const { commands, annotations } = stepOf(out())
          expect(commands).toHaveLength(1)
          expect(annotations).toEqual([{ level, title: `t${text}.`, message: `m${text}` }])
        }),
      )
    },
  )

  test('an annotation of a file with any path has exactly that place', async () => {
    await assert(
      asyncProperty(anyText, async (text) => {
        const place = { file: `a/${text}.`, line: 3, column: 5 }
        const { out } = await capture((runner) =>
          runner.annotate({ level: 'error', title: 't', message: 'm', place }),
        )
        const { commands, annotations } = stepOf(out())
        expect(commands).toHaveLength(1)
        const { file, line, column: col } = place
        expect(annotations).toEqual([{ level: 'error', title: 't', message: 'm', file, line, col }])
      }),
    )
  })

  test('secrets are redacted in every line, title and message', async () => {
    const { out } = await capture(
      (runner) => {
        runner.log(`a ${HOSTILE} hunter2hunter2`)
        runner.annotate({ level: 'error', title: 'hunter2hunter2', message: 'hunter2hunter2' })
      },
      (text) => text.replaceAll('hunter2hunter2', '***'),
    )
    expect(out()).not.toContain('hunter2')
    expect(out().match(/\*\*\*/g)).toHaveLength(3)
  })
})
