const LONGEST_SIDE = 1600
const ENOUGH_BYTES = 200 * 1024
const QUALITIES = [0.85, 0.75, 0.65, 0.55]

/** A photo as small as still serves, so that it goes over a slow line; itself where this browser cannot open it. */
export async function resized(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  if (scale === 1 && file.size <= ENOUGH_BYTES && file.type === 'image/png') return file
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const drawing = canvas.getContext('2d')
  if (!drawing) return file
  // JPEG knows no transparency: what is clear becomes paper.
  drawing.fillStyle = 'white'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  let smallest: Blob = file
  for (const quality of QUALITIES) {
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (made) smallest = made
    if (smallest.size <= ENOUGH_BYTES) break
  }
  return smallest
}
