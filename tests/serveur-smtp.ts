import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** Un refus : code SMTP et phrase. */
export type Refus = readonly [code: number, phrase: string]

/** Un exemplaire reçu. `par` : le nom que s'est donné l'expéditeur (`?name=` de l'URL). `dit` : faux si la connexion a été coupée avant de répondre. */
export type Exemplaire = { destinataire: string; messageId: string; par: string; dit: boolean; texte: string }

/** Ce que fait le serveur à chaque étape ; sans rien, il prend tout. `muet` : il se tait ; `coupe` : il ferme sans un mot. */
export type Humeur = {
  /** Absent : la connexion se ferme aussitôt. */
  absent?: () => boolean
  accueil?: () => 'muet' | Refus | undefined
  expediteur?: () => Refus | undefined
  destinataire?: (adresse: string) => Refus | undefined
  contenu?: (adresse: string) => 'muet' | 'coupe' | Refus | undefined | Promise<undefined>
}

/** Un vrai serveur SMTP, sur la boucle locale, qui a ses humeurs. */
export async function ouvrirServeurSmtp(humeur: Humeur = {}) {
  const recus: Exemplaire[] = []
  const prises = new Set<Socket>()
  const couper = ({ remotePort }: SMTPServerSession) => [...prises].find((prise) => prise.remotePort === remotePort)?.destroy()
  const suivre = (session: SMTPServerSession, choix: 'muet' | 'coupe' | Refus | undefined, dire: (erreur?: Error | null) => void) => {
    if (choix === 'coupe') couper(session)
    else if (choix !== 'muet') dire(choix && Object.assign(new Error(choix[1]), { responseCode: choix[0] }))
  }
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (session, dire) => suivre(session, humeur.accueil?.(), dire),
    onMailFrom: (_, session, dire) => suivre(session, humeur.expediteur?.(), dire),
    onRcptTo: ({ address }, session, dire) => suivre(session, humeur.destinataire?.(address), dire),
    onAuth: (_, __, dire) => dire(Object.assign(new Error('Mot de passe refusé'), { responseCode: 535 })),
    onData: async (flux, session, dire) => {
      // L'expéditeur tué au milieu du message : rien n'est reçu, et il n'y a plus personne à qui répondre.
      const texte = await text(flux).catch(() => undefined)
      if (texte === undefined) return
      const destinataire = session.envelope.rcptTo[0]?.address ?? ''
      const choix = await humeur.contenu?.(destinataire)
      const messageId = /^Message-ID: (.*)$/im.exec(texte)?.[1]?.trim() ?? ''
      if (choix === undefined || typeof choix === 'string')
        recus.push({ destinataire, messageId, par: session.hostNameAppearsAs, dit: choix === undefined, texte })
      suivre(session, choix, dire)
    },
  })
  serveur.on('error', () => {})
  serveur.server.on('connection', (prise: Socket) => {
    if (humeur.absent?.()) prise.destroy()
    prises.add(prise)
    prise.on('close', () => prises.delete(prise))
    prise.on('error', () => {})
  })
  const port = await new Promise<number>((suite) => {
    serveur.listen(0, '127.0.0.1', () => {
      const ou = serveur.server.address()
      suite(ou && typeof ou === 'object' ? ou.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    recus,
    humeur,
    connexions: () => prises.size,
    fermer: () =>
      new Promise<void>((suite) => {
        serveur.close(() => suite())
        for (const prise of prises) prise.destroy()
      }),
  }
}
