import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Colours of a palette, and how many of them are those that are seen most, exactly. */
const COLOURS = 256
const EXACT = 176

/**
 * A PNG of a page with 256 colours, which takes a third of the bytes: text and lines keep theirs exactly, of pictures such as emoji
 * those that are alike become one. The given one has 8 bits a channel and no interlace, as Chromium writes it.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const seen = [...counts].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour)
  const exact = seen.length <= COLOURS ? seen : seen.slice(0, EXACT)
  const palette = [...exact, ...divide(seen.slice(exact.length), COLOURS - exact.length)]
  const places = new Map(exact.map((colour, place) => [colour, place]))
  for (const colour of seen) if (!places.has(colour)) places.set(colour, nearest(colour, palette))
  const rows = Buffer.alloc((width + 1) * height)
  for (const [n, pixel] of pixels.entries())
    rows[Math.floor(n / width) * (width + 1) + 1 + (n % width)] = places.get(pixel) ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** Red, green and blue of 8 bits each, as one number. */
const channels = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
]

/** Pixels as such numbers, row by row; what is transparent is opaque. */
function decode(png: Buffer) {
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const [width, height, depth, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]
  if (depth !== 8 || (kind !== 2 && kind !== 6) || png[28] !== 0) throw new Error('This PNG is another one.')
  const size = kind === 2 ? 3 : 4
  const data = unfiltered(inflateSync(Buffer.concat(parts)), width * size, size)
  const pixels = Array.from({ length: width * height }, (_, n) => data.readUIntBE(n * size, 3))
  return { width, height, pixels }
}

/** The bytes of the rows, each of which says first of what its bytes are the difference (PNG, 9.2). */
function unfiltered(data: Buffer, length: number, size: number): Buffer {
  const rows = data.length / (length + 1)
  const bytes = Buffer.alloc(rows * length)
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (length + 1)] ?? 0
    for (let column = 0; column < length; column += 1) {
      const at = row * length + column
      const left = column < size ? 0 : (bytes[at - size] ?? 0)
      const up = row === 0 ? 0 : (bytes[at - length] ?? 0)
      const corner = row === 0 || column < size ? 0 : (bytes[at - length - size] ?? 0)
      const base = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      bytes[at] = (data[row * (length + 1) + 1 + column] ?? 0) + base
    }
  }
  return bytes
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** So many colours for all of these: the box of them with the widest channel is cut in two, over and over (median cut). */
function divide(colours: readonly number[], count: number): readonly number[] {
  const boxes = colours.length === 0 ? [] : [boxOf(colours)]
  while (boxes.length < count) {
    const widest = boxes.reduce((one, other) => (other.width > one.width ? other : one))
    if (widest.width === 0) break
    const { all, channel } = widest
    const sorted = all.toSorted(
      (one, other) => (channels(one)[channel] ?? 0) - (channels(other)[channel] ?? 0),
    )
    const middle = sorted.length >> 1
    boxes.splice(boxes.indexOf(widest), 1, boxOf(sorted.slice(0, middle)), boxOf(sorted.slice(middle)))
  }
  return boxes.map(({ all }) => all[all.length >> 1] ?? 0)
}

function boxOf(all: readonly number[]) {
  const widths = [0, 1, 2].map((channel) => {
    const values = all.map((colour) => channels(colour)[channel] ?? 0)
    return values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255)
  })
  const width = Math.max(...widths)
  return { all, width, channel: widths.indexOf(width) }
}

function nearest(colour: number, palette: readonly number[]): number {
  const [red, green, blue] = channels(colour)
  const distances = palette.map((one) => {
    const [r, g, b] = channels(one)
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
  })
  return distances.indexOf(Math.min(...distances))
}
