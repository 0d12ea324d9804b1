// `npm run docs`: writes what the README and the callable workflow repeat of action.yml.
import { readFileSync, writeFileSync } from 'node:fs'
import { generatedDocs } from './docs/generated.ts'

const at = (path: string) => new URL(`../${path}`, import.meta.url)
const files = generatedDocs((path) => readFileSync(at(path), 'utf8'))
for (const [path, text] of Object.entries(files)) writeFileSync(at(path), text)
