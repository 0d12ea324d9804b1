import type { Finding } from '../../domain/finding.ts'
import { DIGEST, repositoryOf } from '../../domain/image.ts'
import type { Exception } from '../../domain/policy.ts'
import type { Outcome } from '../../domain/report.ts'
import { plain, visible } from '../../text.ts'
import { factsOf, nameOf } from '../words/outcome.ts'
import { TEXT_LIMITS } from './sarif-text.ts'

/** Describes a finding in sentences: its name, its place, and what to do. */
export function phraseFinding(finding: Finding, image: string): string {
  switch (finding.kind) {
    case 'vulnerability':
      return phraseVulnerability(finding, image)
    case 'virus': {
      const file = shorten(finding.path === '' ? finding.component : finding.path)
      const name = shorten(finding.name) || 'A virus'
      return `${name} (virus, ${finding.severity})${file === '' ? '' : ` in ${file}`}: ${image}. What now: Remove the file and rebuild.`
    }
    case 'risk': {
      const instruction = finding.component === '' ? '' : ` in an instruction ${shorten(finding.component)}`
      const step = finding.path === '' ? '' : ` (${shorten(finding.path)})`
      const name = shorten(finding.name) || 'A risk'
      return `${name} (risk, ${finding.severity})${instruction}${step}: ${image}. What now: Fix the build step and rebuild.`
    }
    default:
      return finding.kind satisfies never
  }
}

function phraseVulnerability(finding: Finding, image: string): string {
  const { id, name, severity, component, version, path, fixedIn, fixable, exploitable } = finding
  const packageName = [component, version].filter((part) => part !== '').map(shorten)
  return [
    `${shorten(id === '' ? name : id)} (${severity})`,
    packageName.length === 0 ? '' : ` in ${packageName.join(' ')}`,
    path === '' ? '' : ` at ${shorten(path)}`,
    `: ${image}.`,
    id === '' || name === '' ? '' : ` ${shorten(name)}.`,
    exploitable ? ' An exploit is known.' : '',
    fixedIn !== ''
      ? ` What now: Upgrade to ${shorten(fixedIn)}.`
      : fixable
        ? ' What now: Upgrade to a fixed version.'
        : ' There is no fixed version yet.',
  ].join('')
}

/** Adds the last day and the reason of an exception to the description of the accepted finding. */
export function phraseAccepted({ until, reason }: Exception, description: string): string {
  return `Accepted until ${plain(until)}: ${description} The finding does not count. Reason: ${visible(reason, TEXT_LIMITS.reason)}`
}

/**
 * Returns the repository and the platform, which are the same for every build of an image. The repository is empty if only the
 * ID of the image is known.
 */
export function imageKey(outcome: Outcome | null): readonly [repository: string, platform: string] {
  if (outcome === null) return ['', '']
  const { given, reference, platform } = outcome.image
  const name = nameOf(factsOf(outcome), given)
  const repository = repositoryOf(name) ?? reference?.repository ?? withoutTag(name)
  return [repository, platform?.name ?? '']
}

function withoutTag(name: string): string {
  return DIGEST.test(name) ? '' : name.replace(/@.*$/s, '').replace(/:[^/:]*$/, '')
}

function shorten(untrusted: string): string {
  return visible(untrusted, TEXT_LIMITS.untrusted)
}
