import { renderSummary } from '../../../src/report/summary/summary.ts'
import { type ReportGiven, someReport } from '../reports.ts'

/** Largest summary that GitHub takes, in bytes. */
export const LIMIT = 1024 * 1024

export function summaryOf(given: ReportGiven = {}, limit = LIMIT): string {
  return renderSummary(someReport(given), limit)
}

/** Returns the lines of the alert, of the note below, and of nothing else. */
export function quotedLines(summary: string): readonly string[] {
  return summary.split('\n').filter((line) => line.startsWith('>'))
}

/** Returns the items of the lists in the alert. */
export function listItems(summary: string): readonly string[] {
  return quotedLines(summary).filter((line) => line.startsWith('> - '))
}

/** Returns the rows of all tables, headings included. */
export function tableRows(summary: string): readonly string[] {
  return summary.split('\n').filter((line) => /^\| (?!:?-)/.test(line))
}
