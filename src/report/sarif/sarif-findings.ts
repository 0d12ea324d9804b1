import type { Finding } from '../../domain/finding.ts'
import { DIGEST, repositoryOf } from '../../domain/image.ts'
import type { Exception } from '../../domain/policy.ts'
import type { Outcome } from '../../domain/report.ts'
import { plain, visible } from '../../text.ts'
import { factsOf } from '../words/outcome.ts'

/** One finding in sentences, what it is and where before all else. */
export function phraseFinding(finding: Finding, image: string): string {
  switch (finding.kind) {
    case 'vulnerability':
      return phraseVulnerability(finding, image)
    case 'virus': {
      const file = words(finding.path === '' ? finding.component : finding.path)
      const name = words(finding.name) || 'A virus'
      return `${name} (virus, ${finding.severity})${file === '' ? '' : ` in ${file}`}: ${image}. What now: Remove the file and rebuild.`
    }
    case 'risk': {
      const instruction = finding.component === '' ? '' : ` in an instruction ${words(finding.component)}`
      const step = finding.path === '' ? '' : ` (${words(finding.path)})`
      const name = words(finding.name) || 'A risk'
      return `${name} (risk, ${finding.severity})${instruction}${step}: ${image}. What now: Fix the build step and rebuild.`
    }
    default:
      return finding.kind satisfies never
  }
}

function phraseVulnerability(finding: Finding, image: string): string {
  const { id, name, severity, component, version, path, fixedIn, fixable, exploitable } = finding
  const what = [component, version].filter((part) => part !== '').map(words)
  return [
    `${words(id === '' ? name : id)} (${severity})`,
    what.length === 0 ? '' : ` in ${what.join(' ')}`,
    path === '' ? '' : ` at ${words(path)}`,
    `: ${image}.`,
    id === '' || name === '' ? '' : ` ${words(name)}.`,
    exploitable ? ' An exploit is known.' : '',
    fixedIn !== ''
      ? ` What now: Upgrade to ${words(fixedIn)}.`
      : fixable
        ? ' What now: Upgrade to a fixed version.'
        : ' There is no fixed version yet.',
  ].join('')
}

/** The same of what is accepted for a time. */
export function phraseExcepted({ until, reason }: Exception, says: string): string {
  return `Excepted until ${plain(until)}: ${says} It does not count, for: ${visible(reason, 200)}`
}

/**
 * What an image is the same by in the next build: its repository and its platform, never a tag or a digest. One of which only an
 * ID is known is the same as the next one of which nothing else is.
 */
export function imageKey(outcome: Outcome | null): readonly [repository: string, platform: string] {
  if (outcome === null) return ['', '']
  const { given, reference, platform } = outcome.image
  const known = factsOf(outcome)?.name
  const name = known == null || known.startsWith('<none>') ? given : known
  const repository = repositoryOf(name) ?? reference?.repository ?? untagged(name)
  return [repository, platform?.name ?? '']
}

function untagged(name: string): string {
  return DIGEST.test(name) ? '' : name.replace(/@.*$/s, '').replace(/:[^/:]*$/, '')
}

function words(foreign: string): string {
  return visible(foreign, 150)
}
