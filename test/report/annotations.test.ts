import { describe, expect, test } from '@jest/globals'
import { assert, property } from 'fast-check'
import { imageById } from '../../src/domain/image.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import type { Annotation } from '../../src/ports/runner.ts'
import { renderAnnotations } from '../../src/report/annotations.ts'
import { say } from '../../src/text.ts'
import { allScans, IMAGE_ID, incomplete, someImage } from '../make.ts'
import { anyText } from './hostile.ts'
import {
  EVERY_RULE,
  expiringNotices,
  type ImageGiven,
  INFECTED,
  QUEUED,
  type ReportGiven,
  someError,
  someReport,
  VIOLATES_EVERYTHING,
} from './reports.ts'

const times = (count: number, image: ImageGiven) => Array.from({ length: count }, () => image)
const annotate = (given: ReportGiven, all = true) => renderAnnotations(someReport(given), all)
const ofLevel = (annotations: readonly Annotation[], level: Annotation['level']) =>
  annotations.filter((one) => one.level === level)
const countLeftOut = (annotation: Annotation | undefined): number =>
  Number(/^(\d+) more$/.exec(annotation?.title ?? '')?.[1] ?? 0)

test('a pass has no annotation', () => {
  expect(annotate({})).toEqual([])
  expect(annotate({ images: times(3, {}) })).toEqual([])
})

test('a single violation is the failure message, with rule, image, numbers and the source of the limit', () => {
  const [only, ...others] = annotate({ images: [INFECTED] })
  expect(others).toEqual([])
  expect(only?.level).toBe('error')
  expect(only?.title).toBe('max-viruses: ccr.ccs.tencentyun.com/shop/web:1.4.2')
  expect(only?.message).toMatch(/2 viruses, none allowed.*max-viruses: default/)
})

test('an annotation names the input that set the limit', () => {
  const policy = { limits: { 'max-viruses': 1 } }
  const [, viruses] = annotate({ images: [VIOLATES_EVERYTHING], policy })
  expect(viruses?.message).toMatch(/2 viruses, 1 allowed.*max-viruses: input/)
})

test('an annotation names the line of the policy that set the rule', () => {
  const { exceptions } = EVERY_RULE
  const annotations = annotate({ images: [VIOLATES_EVERYTHING], policy: { exceptions } })
  const expired = annotations.find(({ title }) => title.startsWith('exception-expired'))
  expect(expired?.message).toMatch(
    /^The exception for CVE-2024-10002 ended on 2026-11-23 \(exception-expired: policy\.yml:12\)\./,
  )
})

test.each([null, '<none>:<none>'])('an image that TCSS names %s has its given text as its name', (name) => {
  const facts = { counts: { viruses: 1 }, name }
  const [only] = annotate({ images: [{ facts, image: imageById(IMAGE_ID) }] })
  expect(only?.title).toContain(IMAGE_ID)
})

test('scans that are incomplete for one reason share an annotation', () => {
  const scans = allScans(incomplete({ kind: 'not-scanned' }))
  const [only, ...others] = annotate({ images: [{ facts: { scans } }] })
  expect(others).toEqual([])
  expect(only?.message).toContain('ulnerability, virus and risk scan: never run')
})

describe('the failure message', () => {
  test('the failure message comes before the annotations of several violations', () => {
    const [first, ...others] = annotate({ images: [{ facts: { counts: { viruses: 2, risks: 3 } } }] })
    expect(others.map(({ level, title }) => [level, title.split(':')[0]])).toEqual([
      ['error', 'max-viruses'],
      ['error', 'max-risks'],
    ])
    expect(first?.message).toMatch(/2 viruses, none allowed.*3 risky behaviours, none allowed/s)
  })

  test('the failure message names every violated rule with its numbers', () => {
    const [first] = annotate({ images: [VIOLATES_EVERYTHING], policy: EVERY_RULE }, false)
    for (const rule of RULES) expect(first?.message).toContain(rule)
    for (const clause of [
      '2 viruses, none allowed',
      '12 vulnerabilities, 10 allowed',
      'the exception for CVE-2024-10002 ended on 2026-11-23',
      '3 risky behaviours, none allowed',
      '4 sensitive-information entries, 1 allowed',
      'not marked as trusted',
      'virus scan: waiting to start',
    ])
      expect(first?.message).toContain(clause)
  })

  test('the failure message names blocked images alone, worst first', () => {
    const named = (name: string, facts: object = {}) => ({ facts: { ...facts, name } })
    const bad = named('h.io/bad:1', { counts: { viruses: 2 } })
    const error = someError({ problem: 'TCSS is away.' })
    const [first] = annotate({ images: [named('h.io/good:1'), bad, { error }] })
    expect(first?.message).toMatch(/TCSS is away\.[\s\S]*h\.io\/bad:1: .*2 viruses/)
    expect(first?.message).not.toContain('h.io/good')
    expect(first?.title).toMatch(/2 of 3/)
  })

  test('the failure message leaves warnings out', () => {
    const images = [{ facts: { scans: { risk: QUEUED }, counts: { viruses: 1, vulnerabilities: 1 } } }]
    const annotations = annotate({ images, policy: { incompleteScan: 'warn' } })
    expect(annotations.map(({ level }) => level)).toEqual(['error', 'error', 'error', 'warning'])
    expect(annotations[0]?.message).not.toContain('waiting to start')
    expect(annotations[3]?.title).toContain('scan-incomplete')
  })

  test.each([
    {
      name: 'the failure message of several images',
      given: { images: times(3, INFECTED) },
      count: 1,
    },
    { name: 'the annotation of a single violation', given: { images: [INFECTED] }, count: 1 },
    { name: 'the annotation of an error', given: { images: [], error: someError() }, count: 1 },
    {
      name: 'the annotation of an image that errored',
      given: { images: [{ error: someError() }] },
      count: 1,
    },
    { name: 'nothing of a pass', given: {}, count: 0 },
    { name: 'no notice', given: { notices: expiringNotices('CVE-2024-1') }, count: 0 },
    { name: 'no warning', given: { images: [INFECTED], policy: { mode: 'warn' } }, count: 0 },
  ] as const)('annotations: false leaves $name', ({ given, count }) => {
    const annotations = annotate(given, false)
    expect(ofLevel(annotations, 'error')).toHaveLength(count)
    expect(annotations).toEqual(annotate(given).slice(0, count))
  })
})

describe('the limit of a level', () => {
  test.each([
    { violations: 2, shown: 3, more: 0 },
    { violations: 9, shown: 10, more: 0 },
    { violations: 10, shown: 10, more: 2 },
    { violations: 11, shown: 10, more: 3 },
    { violations: 1800, shown: 10, more: 1792 },
  ])(
    'of $violations errors at most ten are annotated, and the last one counts the rest',
    ({ violations, shown, more }) => {
      const annotations = annotate({ images: times(violations, INFECTED) })
      expect(ofLevel(annotations, 'error')).toEqual(annotations)
      expect(annotations).toHaveLength(shown)
      expect(countLeftOut(annotations.at(-1))).toBe(more)
      const named = annotations.filter(({ title }) => title.startsWith('max-viruses'))
      expect(named.length + more).toBe(violations)
    },
  )

  test.each([1, 6, 7, 8, 11, 1800])(
    'of %d warnings at most seven are annotated, for others may follow',
    (violations) => {
      const annotations = annotate({ images: times(violations, INFECTED), policy: { mode: 'warn' } })
      expect(ofLevel(annotations, 'warning')).toEqual(annotations)
      expect(annotations).toHaveLength(Math.min(violations, 7))
      const named = annotations.filter(({ title }) => title.startsWith('max-viruses'))
      expect(named.length + countLeftOut(annotations.at(-1))).toBe(violations)
    },
  )

  test.each([1, 10, 11, 30])('of %d notices at most ten are annotated', (count) => {
    const notices = expiringNotices(...Array.from({ length: count }, (_, n) => `CVE-2024-${n}`))
    const annotations = annotate({ notices })
    expect(ofLevel(annotations, 'notice')).toEqual(annotations)
    expect(annotations).toHaveLength(Math.min(count, 10))
    const named = annotations.filter(({ message }) => message.startsWith('The exception for CVE-2024-'))
    expect(named.length + countLeftOut(annotations.at(-1))).toBe(count)
  })

  test('errors and warnings are limited separately', () => {
    const images = times(30, { facts: { counts: { viruses: 1 }, scans: { risk: QUEUED } } })
    const annotations = annotate({ images, policy: { incompleteScan: 'warn' } })
    for (const [level, rule, limit] of [
      ['error', 'max-viruses', 10],
      ['warning', 'scan-incomplete', 7],
    ] as const) {
      const these = ofLevel(annotations, level)
      expect(these).toHaveLength(limit)
      const named = these.filter(({ title }) => title.startsWith(rule))
      expect(named.length + countLeftOut(these.at(-1))).toBe(30)
    }
  })
})

describe('the place of an annotation', () => {
  const [ONE, TWO] = [someImage(1).given, someImage(2).given]
  const at = (line: number) => ({ file: 'k8s/web.yaml', line, column: 9 })
  const places = new Map([[ONE, at(12)]])
  const placesOf = (given: ReportGiven, all = true) => annotate(given, all).map(({ place }) => place)

  test('failures and warnings are placed at the line that names their image', () => {
    expect(placesOf({ images: [INFECTED], places })).toEqual([at(12)])
    expect(placesOf({ images: [INFECTED], places, policy: { mode: 'warn' } })).toEqual([at(12)])
    const images = [{ facts: { scans: { risk: QUEUED }, counts: { viruses: 1 } } }]
    expect(placesOf({ images, places, policy: { incompleteScan: 'warn' } })).toEqual([at(12), at(12)])
  })

  test('the failure message has a place only if it is that of a single violation', () => {
    const images = [{ facts: { counts: { viruses: 2, risks: 3 } } }]
    expect(placesOf({ images, places })).toEqual([undefined, at(12), at(12)])
    expect(placesOf({ images, places }, false)).toEqual([undefined])
    expect(placesOf({ images: [INFECTED], places }, false)).toEqual([at(12)])
  })

  test('each image has its own place, and an image that no file names has none', () => {
    const given = { images: times(3, INFECTED), places: new Map([...places, [TWO, at(40)]]) }
    expect(placesOf(given)).toEqual([undefined, at(12), at(40), undefined])
    expect(annotate(given).at(-1)).not.toHaveProperty('place')
  })

  test('the annotation that counts the rest has no place', () => {
    const all = new Map(Array.from({ length: 30 }, (_, n) => [someImage(n + 1).given, at(n + 1)] as const))
    const lines = placesOf({ images: times(30, INFECTED), places: all }).map((place) => place?.line)
    expect(lines).toEqual([undefined, 1, 2, 3, 4, 5, 6, 7, 8, undefined])
  })

  test('a place does not change the words', () => {
    const bare = annotate({ images: [INFECTED] })
    expect(annotate({ images: [INFECTED], places })).toEqual(bare.map((one) => ({ ...one, place: at(12) })))
  })
})

test('wrong inputs are one error with all points', () => {
  const points = Array.from({ length: 12 }, (_, index) => say`input-${index} is wrong: ${'x\ny'}`)
  const error = someError({ problem: '12 inputs are wrong:', points }, 'input')
  const [only, ...others] = annotate({ images: [], error, policy: null })
  expect(others).toEqual([])
  for (const index of points.keys()) expect(only?.message).toContain(`input-${index} is wrong: x\\ny`)
  expect(only?.message).toContain('Ask again.')
})

test('an image that errored stays an error under mode: warn', () => {
  const annotations = annotate({ images: [INFECTED, { error: someError() }], policy: { mode: 'warn' } })
  expect(annotations.map(({ level }) => level)).toEqual(['error', 'warning'])
})

test('no message is longer than GitHub shows, and each is well-formed', () => {
  const expectShort = (given: ReportGiven) => {
    for (const { title, message } of annotate(given)) {
      expect(message.length).toBeLessThanOrEqual(4096)
      expect(title.length).toBeLessThanOrEqual(300)
      expect((title + message).isWellFormed()).toBe(true)
      expect(title).not.toMatch(/[\r\n]/)
    }
  }
  expectShort({ images: times(500, VIOLATES_EVERYTHING), policy: EVERY_RULE })
  const points = Array.from({ length: 1000 }, () => say`${'😀'.repeat(400)}`)
  expectShort({ images: [], error: someError({ points }, 'input') })
  assert(
    property(anyText, (text) => {
      const name = text.repeat(200)
      const failed = (words: string) => incomplete({ kind: 'failed', words })
      const scans = { virus: failed(name), risk: failed(`b${name}`) }
      expectShort({
        images: [{ facts: { name, scans } }, { error: someError({ problem: say`${name}` }) }],
        notices: [
          { kind: 'policy-changed', policy: name, branch: name, added: false },
          ...expiringNotices(name),
        ],
      })
    }),
  )
})
