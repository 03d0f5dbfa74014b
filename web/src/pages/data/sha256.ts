/** SHA-256 of a file, 64 hexadecimal digits. Rejects where the browser has no cryptography: on an origin that is not secure. */
export const sha256Of = async (file: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
