import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** Un vrai serveur SMTP qui accepte tout. `recus` : pour chaque adresse, les Message-ID reçus, dans l'ordre. */
export async function ouvrirBoite() {
  const recus = new Map<string, string[]>()
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (flux, { envelope }, repondre) => {
      const message = await text(flux)
      const identifiant = message.match(/^Message-ID:\s*(\S+)/im)?.[1] ?? ''
      for (const { address } of envelope.rcptTo) recus.set(address, [...(recus.get(address) ?? []), identifiant])
      repondre()
    },
  })
  serveur.on('error', () => {})
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite))
  const adresse: AddressInfo | string | null = serveur.server.address()
  const port = adresse !== null && typeof adresse === 'object' ? adresse.port : 0
  return { url: `smtp://127.0.0.1:${port}`, recus, fermer: () => new Promise<void>((suite) => serveur.close(() => suite())) }
}
