import { parseArgs } from 'node:util'
import { DEMO_CREDENTIALS, DEMO_IMAGES, type DemoImage, demoWorld } from './demo/demo.ts'
import { DEMO_REGISTRY_IMAGES, type DemoRegistryImage } from './demo/demo-registry.ts'
import { type Served, serve } from './serve.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
const now = Date.now
const tcss = await serve({ world: demoWorld(now()), now, port: Number(values.port) })
process.once('SIGINT', tcss.close).once('SIGTERM', tcss.close)
console.log(welcome(tcss))

function welcome({ url, world }: Served<ReturnType<typeof demoWorld>>): string {
  const { lasting, temporary, powerless } = DEMO_CREDENTIALS
  const images = (Object.keys(DEMO_IMAGES) as DemoImage[]).map(
    (name) => `  ${name.padEnd(14)}  ${world.images[name].ImageID}  ${DEMO_IMAGES[name]}`,
  )
  const pushed = (Object.keys(DEMO_REGISTRY_IMAGES) as DemoRegistryImage[]).map((name) => {
    const { ImageRepoAddress, ImageTag } = world.registry[name]
    return `  ${`${ImageRepoAddress}:${ImageTag}`.padEnd(51)}  ${DEMO_REGISTRY_IMAGES[name]}`
  })
  return `
An emulator of Tencent Cloud TCSS listens on ${url}

Point the action at it:
  with:
    endpoint: ${url}
    secret-id: ${lasting.secretId}
    secret-key: ${lasting.secretKey}
    image-id: ${world.images.clean.ImageID}

Other keys, as fake as the one above:
  ${temporary.secretId}  ${temporary.secretKey}  session-token: ${temporary.token}
  ${powerless.secretId}  ${powerless.secretKey}  has no permission

Images on nodes (any other ID is unknown):
${images.join('\n')}

Images in registries (any other reference is unknown):
${pushed.join('\n')}

Ctrl+C stops it.`
}
