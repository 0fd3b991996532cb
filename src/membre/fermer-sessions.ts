import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import type { Membre } from './membre.ts'
import { deleteSessions } from './sessions.repository.ts'

/** L'administration ferme les sessions d'un membre, sauf la sienne (`sauf`), et le lui dit. */
export async function fermerPourUnMembre(db: Db, membre: Membre, sauf: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await deleteSessions(trx, membre.id, sauf)
    await ecrireCourriel(trx, {
      a: membre.courriel,
      sujet: 'Vos sessions sont fermées',
      texte: `Bonjour${membre.nom ? ` ${membre.nom}` : ''},\n\nL'administration de Catalyse a fermé vos sessions, sur tous vos appareils. Votre compte et ce que vous tenez n'ont pas changé.\n\nPour revenir, demandez un lien de connexion :\n${config.adresse}/connexion\n`,
    })
  })
}
