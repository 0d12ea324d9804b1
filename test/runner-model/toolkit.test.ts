import { error, info, setOutput, setSecret } from '@actions/core'
import { expect, jest, test } from '@jest/globals'
import { array, assert, constantFrom, nat, property, tuple } from 'fast-check'
import { prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'
import { observe } from '../../runner-model/model.ts'
import { linesOf } from '../../runner-model/text.ts'
import { anyText } from '../report/hostile.ts'

/** Returns what the toolkit writes to its standard output. */
const written = (act: () => void): string => {
  let text = ''
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    text += String(piece)
    return true
  })
  try {
    act()
  } finally {
    spy.mockRestore()
  }
  return text
}

test('@actions/core makes one annotation of any error message, title and file', () => {
  assert(
    property(anyText, anyText, anyText, (message, title, file) => {
      // Spaces at the end of all properties and = at the start of a value would be lost.
      const place = { title: `t${title}.`, file: `f${file}.` }
      const { commands, annotations } = observe({ exitCode: 0, stdout: written(() => error(message, place)) })
      expect(commands).toHaveLength(1)
      expect(annotations).toEqual([{ level: 'error', message: message.slice(0, 4096), ...place }])
    }),
  )
})
test('@actions/core writes any value of an output to the file', () => {
  assert(
    property(anyText, anyText, (first, second) => {
      const outputFile = `${prepareKeyValueMessage('a', first)}\n${prepareKeyValueMessage('b', second)}\n`
      const { outputs, conclusion } = observe({ exitCode: 0, outputFile })
      expect({ outputs, conclusion }).toEqual({ outputs: { a: first, b: second }, conclusion: 'success' })
    }),
  )
})
test('@actions/core writes any value of an output to the stream without a file', () => {
  const before = process.env['GITHUB_OUTPUT']
  delete process.env['GITHUB_OUTPUT']
  try {
    assert(
      property(anyText, (value) => {
        const stdout = written(() => setOutput('verdict', value))
        expect(observe({ exitCode: 0, stdout }).outputs).toEqual({ verdict: value })
      }),
    )
  } finally {
    if (before !== undefined) process.env['GITHUB_OUTPUT'] = before
  }
})
test('@actions/core masks any secret from then on', () => {
  const secret = anyText.filter((value) => !value.includes('*') && /[a-z]/.test(value))
  assert(
    property(secret, (value) => {
      const stdout = written(() => {
        setSecret(value)
        error(`the value is ${value}.`)
      })
      const { masks, annotations } = observe({ exitCode: 0, stdout })
      expect(masks).toContain(value)
      expect(annotations[0]?.message).not.toContain(value)
    }),
  )
})
test('@actions/core does not escape info, which may contain commands', () => {
  const stdout = written(() => info('image x\r##[set-output name=verdict]pass'))
  expect(observe({ exitCode: 0, stdout }).outputs).toEqual({ verdict: 'pass' })
})

test('the lines of a stream do not depend on its chunks', () => {
  const text = array(constantFrom('a', '\n', '\r', 'é', '\u{1f600}', '\u0085')).map((pieces) =>
    pieces.join(''),
  )
  assert(
    property(tuple(text, array(nat(40))), ([whole, cuts]) => {
      const bytes = Buffer.from(whole)
      const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = places.slice(1).map((end, index) => ({
        stream: 'stdout' as const,
        data: bytes.subarray(places[index], Math.max(end, places[index] ?? 0)),
      }))
      expect(linesOf(chunks)).toEqual(linesOf([{ stream: 'stdout', data: bytes }]))
    }),
  )
})
