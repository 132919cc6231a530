/** Pictures are taken apart and put together anew: what a camera noted, and whatever else hid in the bytes, is not in them any more. */
import { Problem, problems } from '../../engine/problems.ts'
import { createTurns } from '../in-turn.ts'

const MOST_PIXELS = 40_000_000
const LONGEST_SECONDS = 20
const THUMBNAIL = 320
const GOOD = 85
const ENOUGH = 70

/** One at a time: a picture takes a hundred times its bytes while it is open. */
const turns = createTurns()

/** The library is loaded by whoever first sends or looks at a picture. */
async function pictureOf(bytes: Uint8Array) {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS }).timeout({ seconds: LONGEST_SECONDS })
}

const FORMATS: Readonly<Record<string, 'jpeg' | 'png'>> = { 'image/jpeg': 'jpeg', 'image/png': 'png' }

export const isPicture = (contentType: string): boolean => Object.hasOwn(FORMATS, contentType)

/** The picture alone, upright. Refuses what cannot be opened whole, and what would fill the memory. */
export const cleaned = (bytes: Uint8Array, contentType: string): Promise<Uint8Array> =>
  turns.inTurn('picture', async () => {
    try {
      const picture = await pictureOf(bytes)
      const { format } = await picture.metadata()
      if (format !== FORMATS[contentType]) throw problems.uploadRefused({ code: 'upload.wrong_type' })
      const upright = picture.autoOrient()
      if (format === 'png') return await upright.png().toBuffer()
      const good = await upright.clone().jpeg({ quality: GOOD }).toBuffer()
      // A device has often made it small already: it is not to grow again.
      return good.length <= bytes.length ? good : await upright.jpeg({ quality: ENOUGH }).toBuffer()
    } catch (error) {
      if (error instanceof Problem) throw error
      throw problems.uploadRefused({ code: 'upload.broken' })
    }
  })

/** A small JPEG of it. */
export const thumbnailOf = (bytes: Uint8Array): Promise<Uint8Array> =>
  turns.inTurn('picture', async () =>
    (await pictureOf(bytes))
      .resize({ width: THUMBNAIL, height: THUMBNAIL, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 75 })
      .toBuffer(),
  )
