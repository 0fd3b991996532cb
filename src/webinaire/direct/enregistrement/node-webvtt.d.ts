declare module 'node-webvtt' {
  type Cue = { identifier: string; start: number; end: number; text: string; styles: string }
  type ParserError = { message: string }
  const webvtt: {
    parse: (texte: string, options?: { meta?: boolean; strict?: boolean }) => { valid: boolean; cues: Cue[]; errors: ParserError[] }
  }
  export default webvtt
}
