import { z } from 'zod'

/** Arrête un processus qui ne peut pas commencer : une phrase sur la sortie d'erreur, et le code 1. */
export function renoncer(erreur: unknown): never {
  process.stderr.write(`\nCatalyse ne peut pas démarrer. ${enPhrase(erreur)}\n\n`)
  process.exit(1)
}

const systeme = z.object({ code: z.string(), port: z.number().optional(), address: z.string().optional(), path: z.string().optional() })

const phraseFermee = (ici: string) =>
  `Le système refuse l'accès à ${ici} : rendez-le à l'utilisateur qui lance Catalyse, ou donnez un autre dossier par DOSSIER_DONNEES.`

function enPhrase(erreur: unknown): string {
  const lue = systeme.safeParse(erreur)
  const texte = erreur instanceof Error ? erreur.message : String(erreur)
  if (!lue.success) return texte
  const { code, port, address, path } = lue.data
  const ici = path ?? 'ce dossier'
  const ou = `${address ?? ''}${port === undefined ? '' : `:${port}`}`
  // Les codes du système (lettres), puis ceux de PostgreSQL : https://www.postgresql.org/docs/current/errcodes-appendix.html
  const phrases: Record<string, string> = {
    EADDRINUSE: `Le port ${port ?? ''} est déjà pris, peut-être par une autre Catalyse : arrêtez l'autre programme, ou changez le réglage PORT.`,
    EADDRNOTAVAIL: `L'adresse ${address ?? ''} n'est pas celle de cette machine : changez le réglage HOTE.`,
    EACCES: port === undefined ? phraseFermee(ici) : `Le port ${port} est réservé à root : changez le réglage PORT.`,
    EPERM: phraseFermee(ici),
    EROFS: `Le disque de ${ici} ne s'ouvre qu'en lecture : donnez par DOSSIER_DONNEES un dossier où Catalyse peut écrire.`,
    EEXIST: `${ici} n'est pas un dossier : donnez-en un autre par DOSSIER_DONNEES.`,
    ENOTDIR: `Un fichier tient la place d'un dossier dans ${ici} : donnez un autre dossier par DOSSIER_DONNEES.`,
    ENOSPC: 'Le disque est plein : faites de la place (100 Mo au moins), puis relancez Catalyse.',
    ENOMEM: 'La mémoire de la machine ne suffit pas : il en faut 512 Mo au moins.',
    ECONNREFUSED: `La base de données ne répond pas (${ou}) : vérifiez DATABASE_URL et que PostgreSQL tourne.`,
    ENOENT: `Introuvable : ${texte}.`,
    ENOTFOUND: `Le serveur de base de données est introuvable (${texte}) : vérifiez DATABASE_URL.`,
    ETIMEDOUT: `La base de données ne répond pas (${ou}) : vérifiez DATABASE_URL.`,
    '28P01': 'La base de données refuse le mot de passe : vérifiez DATABASE_URL.',
    '28000': `La base de données refuse cet utilisateur : vérifiez DATABASE_URL (${texte}).`,
    '3D000': `Cette base n'existe pas : créez-la, ou corrigez DATABASE_URL (${texte}).`,
    '42501': `L'utilisateur de la base n'a pas le droit de la préparer (${texte}).`,
  }
  return phrases[code] ?? texte
}
