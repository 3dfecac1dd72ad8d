import type { Problem } from '@saolang/core/kernel/problem.ts'

/** A content by its hash: images have width and height (pixels), PDFs pages. */
export type FileContent = {
  sha256: string
  mediaType: 'image/jpeg' | 'image/webp' | 'application/pdf' | 'video/mp4'
  byteSize: number
  pages?: number
  width?: number
  height?: number
}

/** A stored upload, under the name that its sender gave it (a safe one). */
export type StoredFile = FileContent & { fileName: string }

/** What a sender hands in. */
export type Upload = { bytes: Buffer; fileName: string }

/** What an upload may be besides a picture or a paper. */
export type Accepted = { films?: boolean }

/** What is kept of an upload: its bytes (an image's are new), a safe name and its measures. */
export type Kept = Omit<StoredFile, 'sha256' | 'byteSize'> & { bytes: Buffer }

/** What looking at a content gives: every reason against it, or what is kept. */
export type Examined = { problems: Problem[]; found?: Omit<Kept, 'fileName'> }
