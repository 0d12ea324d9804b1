// Reads every big policy, for a test that gives this process little memory.
import { readPolicy } from '../../src/policy/read.ts'
import { BIG } from './big.ts'

for (const { name, text } of BIG) readPolicy({ name, text, central: false })
process.stdout.write(`${BIG.length}`)
