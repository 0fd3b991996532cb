/**
 * Ce qu'un envoi a donné :
 * - `parti` : le serveur a pris le message ;
 * - `definitif` : il le refuse pour de bon (5xx du destinataire ou du message) : inutile de recommencer ;
 * - `plus-tard` : il le refuse pour l'instant (4xx, liste grise) ;
 * - `panne` : il ne répond pas, se tait ou coupe : les autres messages auraient le même sort, on attend un peu ;
 * - `reglages` : il refuse de nous parler (mot de passe, expéditeur, chiffrement) : aucun message n'y est pour rien.
 */
export type Issue = { genre: 'parti' } | { genre: 'definitif' | 'plus-tard' | 'panne' | 'reglages'; raison: string }

/** Range une erreur de nodemailer : son `code` dit l'étape, `responseCode` la réponse SMTP (RFC 5321), `command` ce qui était demandé. */
export function comprendreErreur(erreur: unknown): Issue {
  const raison = erreur instanceof Error ? erreur.message : String(erreur)
  return { genre: genreDe(champsDe(erreur)), raison: raison.slice(0, 500) }
}

type Champs = { code: string; originalCode: string; command: string; responseCode: number; message: string }
type Echec = Exclude<Issue['genre'], 'parti'>

const desReglages = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EDNS', 'ECONFIG', 'EPROXY']
const duReseau = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL', 'EABORT']

function genreDe({ code, originalCode, command, responseCode, message }: Champs): Echec {
  if (responseCode >= 500 && responseCode < 600) return genreDuRefus(command, responseCode)
  if (responseCode === 421) return 'panne'
  if (responseCode >= 400) return command === 'CONN' || command.startsWith('AUTH') ? 'panne' : 'plus-tard'
  if (desReglages.includes(code) || /CERT|TLS|SSL/.test(originalCode)) return 'reglages'
  // Refusé avant d'être dit au serveur : une adresse qui ne s'écrit pas dans une enveloppe, celle du message ou la nôtre.
  if (code === 'EENVELOPE' && command === 'API') return message.startsWith('Invalid sender') ? 'reglages' : 'definitif'
  return duReseau.includes(code) ? 'panne' : 'plus-tard'
}

// 530 : il faut s'authentifier. À MAIL FROM, c'est notre expéditeur qui est refusé, sauf 552 : ce message-ci est trop gros.
function genreDuRefus(commande: string, reponse: number): Echec {
  const duMessage = commande === 'RCPT TO' || commande === 'DATA' || (commande === 'MAIL FROM' && reponse === 552)
  return duMessage && reponse !== 530 ? 'definitif' : 'reglages'
}

function champsDe(erreur: unknown): Champs {
  const lus = new Map(Object.entries(erreur instanceof Error ? erreur : {}))
  const texte = (nom: string) => String(lus.get(nom) ?? '')
  return {
    code: texte('code'),
    originalCode: texte('originalCode'),
    command: texte('command'),
    responseCode: Number(lus.get('responseCode') ?? 0),
    message: erreur instanceof Error ? erreur.message : '',
  }
}
