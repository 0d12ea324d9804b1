import { createRequire } from 'node:module'

const requireTool = createRequire(new URL('tools/package.json', import.meta.url))

/** Returns the path of a file of a tool, or null if the tool is not installed (`npm run tools`). */
export function findTool(id: string): string | null {
  try {
    return requireTool.resolve(id)
  } catch {
    return null
  }
}

/** Returns the path of Microsoft's validator of SARIF, or null if the validator is not installed for this system. */
export function findSarifValidator(): string | null {
  try {
    return requireTool('@microsoft/sarif-multitool') as string
  } catch {
    return null
  }
}
