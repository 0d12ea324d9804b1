import type { Notice, WrittenValue } from '../../domain/notice.ts'
import { phraseNotice } from '../words/notices.ts'
import { exceptionJson } from './json-policy.ts'
import { errorJson, sourceJson } from './json-values.ts'

/** Gives a notice as a sentence and as data. */
export function noticeJson(notice: Notice) {
  return { kind: notice.kind, message: phraseNotice(notice), ...dataOf(notice) }
}

function dataOf(notice: Notice): object {
  switch (notice.kind) {
    case 'loosened':
      return { setting: notice.setting, kept: writtenJson(notice.kept), lost: writtenJson(notice.lost) }
    case 'expiring':
      return { exception: exceptionJson(notice.exception), days: notice.days }
    case 'unused':
      return { exception: exceptionJson(notice.exception) }
    case 'policy-changed':
      return { policy: notice.policy, branch: notice.branch, added: notice.added }
    case 'not-listed':
      return { image: notice.image.given, scan: notice.scan, error: errorJson(notice.error) }
    case 'list-differs': {
      const { image, scan, listed, counted } = notice
      return { image: image.given, scan, listed, counted }
    }
    default:
      return notice satisfies never
  }
}

function writtenJson({ value, source }: WrittenValue) {
  return { value, setBy: sourceJson(source) }
}
