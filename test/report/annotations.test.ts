import { describe, expect, test } from '@jest/globals'
import { assert, property } from 'fast-check'
import { known } from '../../src/domain/facts.ts'
import { SEVERITIES } from '../../src/domain/finding.ts'
import { imageById } from '../../src/domain/image.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import type { Annotation } from '../../src/ports/runner.ts'
import { renderAnnotations } from '../../src/report/annotations.ts'
import { say } from '../../src/text.ts'
import { IMAGE_ID, someException, someFinding, someImage, someList } from '../make.ts'
import { anyText } from './hostile.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from './reports.ts'

const infected: ImageGiven = { facts: { counts: { viruses: 2 } } }
const broken: ImageGiven = {
  facts: {
    counts: { viruses: 2, vulnerabilities: 12, risks: 3, sensitiveInfo: 4 },
    trusted: known(false),
    vulnerabilities: someList(
      SEVERITIES.map((severity, n) => someFinding(n, { severity, exploitable: true })),
      { rows: 12 },
    ),
    scans: { virus: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } },
  },
}
const STRICT = {
  limits: {
    'max-vulnerabilities': 10,
    'max-sensitive-info': 1,
    'max-exploitable': 0,
    'max-critical': 0,
    'max-high': 0,
    'max-medium': 0,
    'max-low': 0,
  },
  deny: ['CVE-2024-10001'],
  exceptions: [{ id: 'CVE-2024-10002', until: '2026-11-23' }],
  maxScanAge: 3_600_000,
  expectedDigest: IMAGE_ID,
} as const
const times = (count: number, image: ImageGiven) => Array.from({ length: count }, () => image)

const annotate = (given: ReportGiven, all = true) => renderAnnotations(someReport(given), all)
const of = (annotations: readonly Annotation[], level: Annotation['level']) => {
  return annotations.filter((one) => one.level === level)
}
const expiring = (...ids: readonly string[]) =>
  ids.map((id) => ({ kind: 'expiring', exception: someException({ id, reason: id }), days: 3 }) as const)
const moreIn = (annotation: Annotation | undefined): number => {
  return Number(/\b(\d+) more\b/.exec(`${annotation?.title} ${annotation?.message}`)?.[1] ?? 0)
}

test('a pass says nothing', () => {
  expect(annotate({})).toEqual([])
  expect(annotate({ images: times(3, {}) })).toEqual([])
})

describe('a single violation is its own failure message', () => {
  test('with rule, image, numbers, and where the limit was set', () => {
    const [only, ...others] = annotate({ images: [infected] })
    expect(others).toEqual([])
    expect(only?.level).toBe('error')
    expect(only?.title).toContain('max-viruses')
    expect(only?.title).toContain('ccr.ccs.tencentyun.com/shop/web:1.4.2')
    expect(only?.message).toMatch(/2 viruses, none allowed.*max-viruses: default/)
  })

  test('a limit that an input gave says so', () => {
    const [only] = annotate({ images: [broken], policy: { limits: { 'max-viruses': 1 } } }).slice(1)
    expect(only?.message).toMatch(/2 viruses, 1 allowed.*max-viruses: input/)
  })

  test('a rule that a policy set says where', () => {
    const annotations = annotate({ images: [broken], policy: { exceptions: STRICT.exceptions } })
    const expired = annotations.find(({ title }) => title.startsWith('exception-expired'))
    expect(expired?.message).toMatch(
      /^The exception for CVE-2024-10002 ended on 2026-11-23 \(exception-expired: policy\.yml:12\)\./,
    )
  })

  test('an image that TCSS gave no name goes by what was asked', () => {
    for (const name of [null, '<none>:<none>']) {
      const facts = { counts: { viruses: 1 }, name }
      const [only] = annotate({ images: [{ facts, image: imageById(IMAGE_ID) }] })
      expect(only?.title).toContain(IMAGE_ID)
    }
  })

  test('scans that are incomplete for one reason share an annotation', () => {
    const state = { kind: 'incomplete', reason: { kind: 'not-scanned' } } as const
    const scans = { vulnerability: state, virus: state, risk: state }
    const [only, ...others] = annotate({ images: [{ facts: { scans } }] })
    expect(others).toEqual([])
    expect(only?.message).toContain('ulnerability, virus and risk scan: never run')
  })
})

describe('several violations are led by a failure message that names them all', () => {
  test('two violations of one image', () => {
    const [lead, ...others] = annotate({ images: [{ facts: { counts: { viruses: 2, risks: 3 } } }] })
    expect(others.map(({ level, title }) => [level, title.split(':')[0]])).toEqual([
      ['error', 'max-viruses'],
      ['error', 'max-risks'],
    ])
    expect(lead?.message).toMatch(/2 viruses, none allowed.*3 risky behaviours, none allowed/s)
  })

  const [lead] = annotate({ images: [broken], policy: STRICT }, false)
  test('every broken rule by its public name', () => {
    for (const rule of RULES) expect(lead?.message).toContain(rule)
  })

  test('every broken rule with its numbers', () => {
    for (const says of [
      '2 viruses, none allowed',
      '12 vulnerabilities, 10 allowed',
      'the exception for CVE-2024-10002 ended on 2026-11-23',
      '3 risky behaviours, none allowed',
      '4 sensitive-information entries, 1 allowed',
      'not marked as trusted',
      'virus scan: waiting to start',
    ] as const) {
      expect(lead?.message).toContain(says)
    }
  })

  test('every image that was not allowed, the worst first, and none that was', () => {
    const name = (facts: object, letter: string) => ({ facts: { ...facts, name: `h.io/${letter}:1` } })
    const bad = name({ counts: { viruses: 2 } }, 'bad')
    const error = someError({ problem: 'TCSS is away.' })
    const [lead] = annotate({ images: [name({}, 'good'), bad, { error }] })
    expect(lead?.message).toMatch(/TCSS is away\.[\s\S]*h\.io\/bad:1: .*2 viruses/)
    expect(lead?.message).not.toContain('h.io/good')
    expect(`${lead?.title}`).toMatch(/2 of 3/)
  })

  test('without what only warns', () => {
    const scans = { risk: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } } as const
    const images = [{ facts: { scans, counts: { viruses: 1, vulnerabilities: 1 } } }]
    const annotations = annotate({ images, policy: { incompleteScan: 'warn' } })
    expect(annotations.map(({ level }) => level)).toEqual(['error', 'error', 'error', 'warning'])
    expect(annotations[0]?.message).not.toContain('waiting to start')
    expect(annotations[3]?.title).toContain('scan-incomplete')
  })
})

describe('GitHub shows ten of a level: the last one counts the rest', () => {
  test.each([
    { violations: 2, shown: 3, more: 0 },
    { violations: 9, shown: 10, more: 0 },
    { violations: 10, shown: 10, more: 2 },
    { violations: 11, shown: 10, more: 3 },
    { violations: 30, shown: 10, more: 22 },
    { violations: 1800, shown: 10, more: 1792 },
  ])('$violations errors', ({ violations, shown, more }) => {
    const annotations = annotate({ images: times(violations, infected) })
    expect(annotations).toHaveLength(shown)
    expect(of(annotations, 'error')).toHaveLength(shown)
    expect(moreIn(annotations.at(-1))).toBe(more)
    const named = annotations.filter(({ title }) => title.startsWith('max-viruses'))
    expect(named.length + more).toBe(violations)
  })

  test.each([1, 6, 7, 8, 9, 10, 11, 30, 1800])('%d warnings leave room for three others', (violations) => {
    const annotations = annotate({ images: times(violations, infected), policy: { mode: 'warn' } })
    expect(of(annotations, 'warning')).toEqual(annotations)
    expect(annotations).toHaveLength(Math.min(violations, 7))
    const named = annotations.filter(({ title }) => title.startsWith('max-viruses'))
    expect(named.length + moreIn(annotations.at(-1))).toBe(violations)
  })

  test.each([1, 10, 11, 30])('%d notices', (count) => {
    const notices = expiring(...Array.from({ length: count }, (_, n) => `CVE-2024-${n}`))
    const annotations = annotate({ notices })
    expect(of(annotations, 'notice')).toEqual(annotations)
    expect(annotations).toHaveLength(Math.min(count, 10))
    const named = annotations.filter(({ message }) => message.startsWith('The exception for CVE-2024-'))
    expect(named.length + moreIn(annotations.at(-1))).toBe(count)
  })

  test('errors and warnings are counted apart', () => {
    const scans = { risk: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } } as const
    const images = times(30, { facts: { counts: { viruses: 1 }, scans } })
    const annotations = annotate({ images, policy: { incompleteScan: 'warn' } })
    for (const [level, rule, limit] of [
      ['error', 'max-viruses', 10],
      ['warning', 'scan-incomplete', 7],
    ] as const) {
      const these = of(annotations, level)
      expect(these).toHaveLength(limit)
      const named = these.filter(({ title }) => title.startsWith(rule))
      expect(named.length + moreIn(these.at(-1))).toBe(30)
    }
  })
})

describe('a violation is annotated at the line that names its image', () => {
  const [ONE, TWO] = [1, 2].map((number) => someImage(number).given)
  const at = (line: number, column?: number) => ({
    file: 'k8s/web.yaml',
    line,
    ...(column === undefined ? {} : { column }),
  })
  const places = new Map([[`${ONE}`, at(12, 9)]])
  const placesOf = (given: ReportGiven, all = true) => annotate(given, all).map(({ place }) => place)
  const queued = { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } as const

  test('whether it fails or only warns', () => {
    expect(placesOf({ images: [infected], places })).toEqual([at(12, 9)])
    expect(placesOf({ images: [infected], places, policy: { mode: 'warn' } })).toEqual([at(12, 9)])
    const images = [{ facts: { scans: { risk: queued }, counts: { viruses: 1 } } }]
    expect(placesOf({ images, places, policy: { incompleteScan: 'warn' } })).toEqual([at(12, 9), at(12, 9)])
  })

  test('every one of them, but not the message that names them all', () => {
    const images = [{ facts: { counts: { viruses: 2, risks: 3 } } }]
    expect(placesOf({ images, places })).toEqual([undefined, at(12, 9), at(12, 9)])
    expect(placesOf({ images, places }, false)).toEqual([undefined])
    expect(placesOf({ images: [infected], places }, false)).toEqual([at(12, 9)])
  })

  test('each image at its own, and one that no file names at none', () => {
    const images = [infected, infected, infected]
    const both = new Map([...places, [`${TWO}`, at(40)]])
    expect(placesOf({ images, places: both })).toEqual([undefined, at(12, 9), at(40), undefined])
    for (const one of annotate({ images, places: both }).slice(-1)) expect(one).not.toHaveProperty('place')
  })

  test('what counts the rest is about no line', () => {
    const all = new Map(Array.from({ length: 30 }, (_, n) => [someImage(n + 1).given, at(n + 1)] as const))
    const annotations = annotate({ images: times(30, infected), places: all })
    expect(annotations.map(({ place }) => place?.line)).toEqual([
      undefined,
      ...[1, 2, 3, 4, 5, 6, 7, 8],
      undefined,
    ])
  })

  test('the words are the same without a place', () => {
    const bare = annotate({ images: [infected] })
    expect(annotate({ images: [infected], places })).toEqual(
      bare.map((one) => ({ ...one, place: at(12, 9) })),
    )
  })
})

describe('annotations: false leaves only the failure message', () => {
  test.each([
    { name: 'one on a failure', given: { images: times(3, infected) }, count: 1 },
    { name: 'one on a single violation', given: { images: [infected] }, count: 1 },
    { name: 'one on an error', given: { images: [], error: someError() }, count: 1 },
    { name: 'one on an image without an answer', given: { images: [{ error: someError() }] }, count: 1 },
    { name: 'none on a pass', given: {}, count: 0 },
    { name: 'none on a pass with notices', given: { notices: expiring('CVE-2024-1') }, count: 0 },
    { name: 'none on a warning', given: { images: [infected], policy: { mode: 'warn' } }, count: 0 },
  ] as const)('$name', ({ given, count }) => {
    const annotations = annotate(given, false)
    expect(annotations).toHaveLength(count)
    expect(of(annotations, 'error')).toHaveLength(count)
    expect(annotations).toEqual(annotate(given).slice(0, count))
  })
})

describe('errors', () => {
  test('wrong inputs are one error with all points', () => {
    const points = Array.from({ length: 12 }, (_, index) => say`input-${index} is wrong: ${'x\ny'}`)
    const error = someError({ problem: '12 inputs are wrong:', points }, 'input')
    const [only, ...others] = annotate({ images: [], error, policy: null })
    expect(others).toEqual([])
    for (const index of points.keys()) expect(only?.message).toContain(`input-${index} is wrong: x\\ny`)
    expect(only?.message).toContain('Ask again.')
  })

  test('errors stay errors under mode: warn', () => {
    const annotations = annotate({ images: [infected, { error: someError() }], policy: { mode: 'warn' } })
    expect(annotations.map(({ level }) => level)).toEqual(['error', 'warning'])
  })
})

test('no message is longer than GitHub shows, and each is well-formed', () => {
  const measure = (given: ReportGiven) => {
    for (const { title, message } of annotate(given)) {
      expect(message.length).toBeLessThanOrEqual(4096)
      expect(title.length).toBeLessThanOrEqual(300)
      expect((title + message).isWellFormed()).toBe(true)
      expect(title).not.toMatch(/[\r\n]/)
    }
  }
  measure({ images: times(500, broken), policy: STRICT })
  const points = Array.from({ length: 1000 }, () => say`${'😀'.repeat(400)}`)
  measure({ images: [], error: someError({ points }, 'input') })
  assert(
    property(anyText, (text) => {
      const words = text.repeat(200)
      const reason = { kind: 'failed', words } as const
      const scans = {
        virus: { kind: 'incomplete', reason },
        risk: { kind: 'incomplete', reason: { ...reason, words: `b${words}` } },
      } as const
      measure({
        images: [{ facts: { name: words, scans } }, { error: someError({ problem: say`${words}` }) }],
        notices: [{ kind: 'policy-changed', policy: words, branch: words, added: false }, ...expiring(words)],
      })
    }),
  )
})
