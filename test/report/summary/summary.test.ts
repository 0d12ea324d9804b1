import { describe, expect, test } from '@jest/globals'
import { known } from '../../../src/domain/facts.ts'
import { imageById, parseReference } from '../../../src/domain/image.ts'
import { RULES } from '../../../src/domain/rules/rule-names.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { shortDigest } from '../../../src/report/words/units.ts'
import { code, say } from '../../../src/text.ts'
import { VERSION } from '../../../src/version.ts'
import {
  DIGEST,
  type FactsGiven,
  IMAGE_ID,
  type PolicyGiven,
  someFinding,
  someImage,
  someList,
} from '../../make.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'

const LIMIT = 1024 * 1024
const summaryOf = (given: ReportGiven = {}, limit = LIMIT) => renderSummary(someReport(given), limit)
const alertOf = (summary: string) => summary.split('\n').filter((line) => line.startsWith('>'))
const tableRows = (summary: string) => summary.split('\n').filter((line) => /^\| (?!:?-)/.test(line))

const queued = { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } as const
const infected: ImageGiven = { facts: { counts: { viruses: 2 } } }
const broken: ImageGiven = {
  facts: {
    counts: { viruses: 2, vulnerabilities: 12, risks: 3, sensitiveInfo: 4 },
    trusted: known(false),
    scans: { virus: queued },
  },
}
const named = (name: string, given: ImageGiven = {}): ImageGiven => {
  return given.error === undefined ? { ...given, facts: { ...given.facts, name } } : given
}

describe('the head says how it ended', () => {
  test.each([
    { name: 'pass', given: {}, title: /^## ✅ .*llowed/, kind: 'TIP' },
    {
      name: 'warn',
      given: { images: [infected], policy: { mode: 'warn' } },
      title: /^## ⚠️ .*warn/,
      kind: 'WARNING',
    },
    { name: 'fail', given: { images: [infected] }, title: /^## ⛔ .*locked/, kind: 'CAUTION' },
    {
      name: 'error',
      given: { images: [], error: someError() },
      title: /^## 🛑 .*no verdict/,
      kind: 'CAUTION',
    },
    {
      name: 'no answer',
      given: { images: [{ error: someError() }] },
      title: /^## 🛑 .*no verdict/,
      kind: 'CAUTION',
    },
  ] as const)('$name', ({ given, title, kind }) => {
    const summary = summaryOf(given)
    expect(summary.split('\n')[0]).toMatch(title)
    expect(alertOf(summary)[0]).toBe(`> [!${kind}]`)
    expect(summary).toContain(VERSION)
    expect(summary).toContain('2026-11-24 03:13 UTC')
  })

  test('one image is named in the title, by what was asked where TCSS gave no name', () => {
    expect(summaryOf().split('\n')[0]).toContain(code('ccr.ccs.tencentyun.com/shop/web:1.4.2'))
    const image = imageById(IMAGE_ID)
    expect(summaryOf({ images: [{ image, facts: { name: null } }] }).split('\n')[0]).toContain(code(IMAGE_ID))
  })

  test('every broken rule is in the alert, with its numbers and what to do', () => {
    const limits = { 'max-vulnerabilities': 10, 'max-sensitive-info': 1 }
    const alert = alertOf(summaryOf({ images: [broken], policy: { limits } })).join('\n')
    for (const says of [
      '6 rules',
      '2 viruses, none allowed',
      '12 vulnerabilities, 10 allowed',
      '3 risky behaviours, none allowed',
      '4 sensitive-information entries, 1 allowed',
      'not marked as trusted',
      'Virus scan: waiting to start',
    ]) {
      expect(alert).toContain(says)
    }
    expect(alert.split('\n').filter((line) => /^> - \*\*[^*]+\.\*\* [A-Z].*\.$/.test(line))).toHaveLength(6)
  })

  test('what the same advice is for stands together, and a single one needs no list', () => {
    const failed = (words: string) => ({ kind: 'incomplete', reason: { kind: 'failed', words } }) as const
    const scans = { virus: failed('a'), risk: failed('b') }
    const listOf = (given: ImageGiven) =>
      alertOf(summaryOf({ images: [given] })).filter((line) => line.startsWith('> - '))
    expect(listOf({ facts: { scans, counts: { viruses: 1 } } })).toEqual([
      expect.stringMatching(/^> - \*\*1 virus, none allowed\.\*\* Remove /),
      `> - **Virus scan: failed (${code('a')}) · risk scan: failed (${code('b')}).** Scan the image again in the TCSS console, then run this job again.`,
    ])
    const alone = alertOf(summaryOf({ images: [{ facts: { scans } }] }))
    expect(alone.slice(1)).toEqual([
      `> **1 rule violated:** virus scan: failed (${code('a')}) · risk scan: failed (${code('b')}).`,
      '> ',
      '> **What now:** Scan the image again in the TCSS console, then run this job again.',
    ])
  })

  test.each([
    { policy: { mode: 'warn' }, because: '`mode: warn`' },
    { policy: { incompleteScan: 'warn' }, because: '`incomplete-scan: warn`' },
  ] as const)('a warning says that the job goes on because of $because', ({ policy, because }) => {
    expect(
      alertOf(summaryOf({ images: [{ facts: { scans: { virus: queued } } }], policy })).join(),
    ).toContain(because)
  })

  test('an error says what happened and what to do', () => {
    const error = someError({ problem: say`${'a|b'} is away.`, remedy: 'Wait.' })
    for (const given of [{ images: [], error }, { images: [{ error }] }]) {
      expect(alertOf(summaryOf(given)).join('\n')).toMatch(/<code>a&#124;b<\/code> is away\.[\s\S]*Wait\./)
    }
    const silent = alertOf(summaryOf({ images: [], error: someError({ remedy: '' }) }))
    expect(silent).toHaveLength(2)
  })

  test('a thousand mistakes are a bounded list that counts the rest', () => {
    const points = Array.from({ length: 1000 }, (_, index) => say`input-${index} is ${'|'.repeat(5000)}`)
    const summary = summaryOf({ images: [], policy: null, error: someError({ points }, 'input') })
    const items = alertOf(summary).filter((line) => line.startsWith('> - '))
    const left = Number(/\b(\d+) more/.exec(items.at(-1) ?? '')?.[1])
    expect(items.length - 1 + left).toBe(1000)
    expect(Buffer.byteLength(summary)).toBeLessThan(64 * 1024)
    const few = alertOf(summaryOf({ images: [], error: someError({ points: points.slice(0, 30) }) }))
    expect(few.filter((line) => line.startsWith('> - '))).toHaveLength(30)
    expect(few.join()).not.toMatch(/\d more/)
  })

  test.each([
    { name: 'pass', given: {} },
    { name: 'fail', given: { images: [infected] } },
    { name: 'several', given: { images: [infected, {}] } },
    { name: 'error', given: { images: [], error: someError() } },
  ])('a verdict from this machine says so on the first line: $name', ({ given }) => {
    const local = { ...given, local: true, host: '127.0.0.1:8080' }
    for (const limit of [LIMIT, 400]) {
      const [first = ''] = summaryOf(local, limit).split('\n')
      expect(first).toMatch(/not a real verdict.*127&#46;0&#46;0&#46;1&#58;8080/i)
    }
    expect(summaryOf(given)).not.toMatch(/not a real verdict/i)
  })
})

describe('one image is told in full', () => {
  const rowOf = (rule: string, given: ReportGiven) => {
    return tableRows(summaryOf(given)).filter((line) => line.includes(`<code>${rule}</code>`))
  }

  const ON = {
    limits: {
      'max-vulnerabilities': 0,
      'max-critical': 0,
      'max-high': 0,
      'max-medium': 0,
      'max-low': 0,
      'max-exploitable': 0,
    },
    deny: ['CVE-2024-3094'],
    exceptions: [{ until: '2026-11-23' }],
    maxScanAge: 86_400_000,
    expectedDigest: DIGEST,
  } as const
  test.each(RULES.filter((rule) => rule !== 'max-sensitive-info'))(
    'a row for %s, whether it is passed or broken',
    (rule) => {
      expect(rowOf(rule, { policy: ON })).toHaveLength(1)
      expect(rowOf(rule, { policy: ON, images: [broken] })).toHaveLength(1)
    },
  )

  test('an exception that has expired says which policy made it', () => {
    const facts = { counts: { vulnerabilities: 1 }, vulnerabilities: someList([someFinding(1)]) }
    expect(rowOf('exception-expired', { policy: ON, images: [{ facts }] })[0]).toMatch(
      /^\| ❌ \| .* \| <b>1&nbsp;needed<\/b> \| 0 \| .*<code>exception-expired<\/code><br><code>policy&#46;yml&#58;12<\/code> \|$/,
    )
  })

  test('rules that are off have no row, but a line, with what there was to find', () => {
    const off = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' } as const
    const summary = summaryOf({ policy: { limits: off }, images: [{ facts: { counts: { viruses: 12 } } }] })
    expect(tableRows(summary).filter((line) => line.includes('max-viruses'))).toEqual([])
    expect(summary).toContain('Not checked: <code>max-viruses</code> (12 found), ')
    expect(summary).toContain('<code>scan-incomplete</code>, <code>max-scan-age</code>')
  })

  test.each([
    { found: 0, limit: 0, says: /✅ \|.*\| 0 \| 0 \|/ },
    { found: 4, limit: 10, says: /✅ \|.*\| 4 \| 10 \| .*6&nbsp;left/ },
    { found: 12, limit: 10, says: /❌ \|.*\| <b>12<\/b> \| 10 \| .*2&nbsp;over .*input/ },
  ] as const)('found $found, allowed $limit', ({ found, limit, says }) => {
    const images = [{ facts: { counts: { vulnerabilities: found } } }]
    expect(
      rowOf('max-vulnerabilities', { images, policy: { limits: { 'max-vulnerabilities': limit } } })[0],
    ).toMatch(says)
  })

  test('incomplete scans have a table with the reason and whether they were asked for', () => {
    const policy = { limits: { 'max-risks': 'off' } } as const
    const reason = { kind: 'failed', words: 'a|b' } as const
    const scans = { virus: { kind: 'incomplete', reason }, risk: queued } as const
    const rows = tableRows(summaryOf({ images: [{ facts: { scans } }], policy }))
    expect(rows.find((row) => row.includes('| Virus |'))).toMatch(/❌ .*failed \(<code>a&#124;b<\/code>\)/)
    expect(rows.find((row) => row.includes('| Risk |'))).toMatch(/➖ .*waiting to start.*not required/)
    expect(rows.find((row) => row.includes('| Vulnerability |'))).toMatch(/✅ .*complete/)
    expect(summaryOf()).not.toContain('| Virus |')
  })

  test('scans that stand alike share a row; where none is complete for one reason a broken rule says it all', () => {
    const never = { kind: 'incomplete', reason: { kind: 'not-scanned' } } as const
    const scansOf = (scans: NonNullable<FactsGiven['scans']>, policy: PolicyGiven = {}) => {
      const rows = tableRows(summaryOf({ images: [{ facts: { scans } }], policy }))
      const head = rows.indexOf('|  | Scan | State |')
      return head < 0 ? null : rows.slice(head + 1, rows.indexOf('| Field | Value |'))
    }
    expect(scansOf({ risk: queued })).toEqual([
      '| ✅ | Vulnerability, virus | complete |',
      '| ❌ | Risk | waiting to start |',
    ])
    expect(scansOf({ vulnerability: queued, virus: never, risk: never })).toEqual([
      '| ❌ | Vulnerability | waiting to start |',
      '| ❌ | Virus, risk | never run |',
    ])
    const all = { vulnerability: never, virus: never, risk: never }
    expect(scansOf(all)).toBeNull()
    expect(scansOf({})).toBeNull()
    const off = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' } as const
    expect(scansOf(all, { limits: off })).toEqual([
      '| ➖ | Vulnerability, virus, risk | never run (not required) |',
    ])
    expect(scansOf({}, { limits: { 'max-risks': 'off' } })).toBeNull()
  })

  test('what scans were asked for is said where those are not all, and all are complete', () => {
    const noteOf = (policy: PolicyGiven) => rowOf('scan-incomplete', { policy })[0]
    expect(noteOf({ limits: { 'max-risks': 'off' } })).toContain('| vulnerability&nbsp;✔&nbsp;virus&nbsp;✔ |')
    expect(noteOf({})).toContain('| 3&nbsp;of&nbsp;3 | all&nbsp;needed | <code>')
  })

  test('a column of meters is there where there is one, and nothing but a word follows its rule on the line', () => {
    const headOf = (policy: PolicyGiven) =>
      tableRows(summaryOf({ policy })).find((row) => row.includes('| Check |'))
    expect(headOf({})).toBe('|  | Check | Found | Allowed | Rule, set by |')
    const policy = { limits: { 'max-risks': 2 } }
    expect(headOf(policy)).toBe('|  | Check | Found | Allowed |  | Rule, set by |')
    expect(rowOf('max-risks', { policy })[0]).toMatch(/ \| <code>max-risks<\/code> input \|$/)
    expect(rowOf('scan-incomplete', {})[0]).toMatch(/<\/code><br>default of incomplete-scan \|$/)
  })

  test('how it was asked for is said where that is not its name', () => {
    const reference = parseReference('h.io/shop/web:1')
    const image = { given: 'h.io/shop/web:1', imageId: null, reference, platform: null }
    const asked = `| Given as | ${code(image.given)} |`
    expect(tableRows(summaryOf({ images: [{ image }] }))).toContain(asked)
    expect(tableRows(summaryOf({ images: [named(image.given, { image })] }))).not.toContain(asked)
    expect(summaryOf()).not.toContain('Given as')
  })

  test('what it is and where it runs, unknown where TCSS said nothing', () => {
    const summary = summaryOf()
    for (const says of [
      '51&nbsp;containers on&nbsp;24&nbsp;hosts',
      '3 h ago',
      '231 MB',
      code(DIGEST),
      '2026-11-24 00:13 UTC',
    ]) {
      expect(summary).toContain(says)
    }
    expect(summaryOf({ images: [{ facts: { hosts: null, containers: 1 } }] })).toMatch(
      /1&nbsp;container(?! on)/,
    )
    const unused = summaryOf({ images: [{ facts: { hosts: 0, containers: 0 } }] })
    expect(unused).toContain('**Runs in** no&nbsp;container &nbsp;·&nbsp; ')
    const nothing = { name: null, digest: null, os: null, architecture: null, size: null }
    const never = { createdAt: null, containers: null, hosts: null, scannedAt: null }
    const bare = summaryOf({ images: [{ facts: { ...nothing, ...never } }] })
    expect(tableRows(bare).filter((row) => row.endsWith('| unknown |'))).toHaveLength(4)
    expect(bare).not.toContain('null')
    const ahead = { scannedAt: new Date('2026-11-24T06:13:00Z') }
    expect(summaryOf({ images: [{ facts: ahead }] })).toContain('3 h in the future')
  })
})

describe('several images are rolled up', () => {
  const error = someError({ problem: 'TCSS is away.' })
  const images = [named('h.io/good-1:1'), named('h.io/bad:1', broken), { error }, named('h.io/good-2:1')]
  const summary = summaryOf({ images })
  const at = (text: string) => summary.indexOf(text)

  test('the head counts them', () => {
    expect(summary.split('\n')[0]).toMatch(/2 of 4/)
    expect(alertOf(summary).join()).toMatch(/1 blocked without.* 1 blocked.* 2 allowed/)
    expect(summaryOf({ images: images.slice(3).concat({}) }).split('\n')[0]).toMatch(/2 images.*allowed/)
  })

  test('the worst come first, with the reason, and the passing ones are folded at the end', () => {
    const order = [
      code(`${someImage(3).given.slice(0, 19)}…`),
      code('h.io/bad:1'),
      'images allowed',
      code('h.io/good-1:1'),
    ]
    const places = [...order, code('h.io/good-2:1')].map(at)
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const rows = tableRows(summary)
    expect(rows.find((row) => row.includes('h&#46;io/bad'))).toMatch(
      /❌.*2 viruses.*51&nbsp;containers on&nbsp;24&nbsp;hosts/,
    )
    expect(rows.find((row) => row.includes('TCSS is away'))).toContain('🛑')
    // A digest in a reason is as short as the one beside it.
    const words = someError({ problem: say`TCSS does not know ${IMAGE_ID}.` })
    expect(summaryOf({ images: [{ error: words }, {}] })).toContain(
      ` | TCSS does not know ${code(shortDigest(IMAGE_ID))}. | `,
    )
    expect(summary.lastIndexOf('<details>')).toBeLessThan(at(code('h.io/good-1:1')))
    expect(summary.match(/<details>/g)?.length).toBe(summary.match(/<\/details>/g)?.length)
  })

  test('only images that are not allowed are told in full', () => {
    expect(tableRows(summary).filter((row) => row.includes('<code>max-viruses</code>'))).toHaveLength(1)
  })
})
