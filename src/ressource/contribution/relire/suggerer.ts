import { contenuDe } from '#champ/champs.ts'
import { signer } from '#membre/cle-signee.ts'
import { findMembre } from '#membre/membre.repository.ts'
import { findById, modifierRessource, saisieDe } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, rendusDeRessource, type SaisieDeRessource } from '#ressource/ressource.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { decrireImages, envoiDeRessource } from '../formulaire/envoi-de-ressource.ts'
import * as SuggestionRepository from './suggestion.repository.ts'

export const usageSuggestion = 'suggestion-de-relecture'

type Ordre = { ressource: Ressource; valeurs: SaisieDeRessource; saisie: Saisie; message: string; membre: MembreConnecte }

/** Garde une relecture et écrit à qui tient la ressource, ou à qui l'a proposée sans compte. Rend faux si personne n'a pu être prévenu. */
export async function suggerer(db: Db, { ressource, valeurs, saisie, message, membre }: Ordre): Promise<boolean> {
  if (JSON.stringify(saisieDe(ressource)) === JSON.stringify(saisieDe(valeurs)))
    throw new ErreurMetier(422, "Votre relecture ne change rien : retouchez un champ, ou publiez la ressource telle qu'elle est.")
  await assurerRendus(db, rendusDeRessource(valeurs))
  return db.transaction().execute(async (trx) => {
    const id = await SuggestionRepository.insert(trx, {
      ressourceId: ressource.id,
      auteurId: membre.id,
      contenu: saisieDe(valeurs),
      message,
    })
    await envoiDeRessource.prendre(trx, saisie)
    await decrireImages(trx, saisie)
    const qui = await destinataire(trx, ressource)
    if (!qui) return false
    // Sans compte, l'adresse peut être celle d'un autre : ni le nom, ni le titre que l'auteur a écrits.
    const quoi = qui.prouvee ? `« ${ressource.titre} »` : 'la ressource que vous avez proposée'
    await ecrireCourriel(trx, {
      a: qui.courriel,
      sujet: `Des suggestions pour ${quoi}`,
      cadence: { usage: 'suggestions', objet: ressource.id, auDela: 'espacer' },
      texte: `Bonjour${qui.prouvee && qui.nom ? ` ${qui.nom}` : ''},

Une personne de l'animation a relu ${quoi} et vous propose des retouches, avec ce mot :

${message}

Pour les voir à côté de votre texte, les reprendre ou les écarter (aucun compte n'est nécessaire) :
${config.adresse}${cheminDeLaSuggestion(id)}

L'équipe d'animation de Catalyse
`,
    })
    return true
  })
}

/** L'adresse où l'auteur répond, sans compte : la clé n'ouvre que cette suggestion. */
export const cheminDeLaSuggestion = (id: number): string => `/ressources/suggestions/${id}?cle=${signer(usageSuggestion, id)}`

type Destinataire = { courriel: string; nom: string | null; prouvee: boolean }

async function destinataire(trx: Db, { id, proprietaireId }: Ressource): Promise<Destinataire | undefined> {
  const membre = proprietaireId === null ? undefined : await findMembre(trx, proprietaireId)
  if (membre) return { courriel: membre.courriel, nom: membre.nom, prouvee: true }
  const demande = await SuggestionRepository.findDemandeOuverte(trx, id)
  return demande?.auteur_courriel ? { courriel: demande.auteur_courriel, nom: demande.auteur_nom, prouvee: false } : undefined
}

type Decision = { id: number; acte: 'reprise' | 'ecartee'; reponse: string; membreId: string | null }

/** Reprend une suggestion (une version de plus) ou l'écarte avec un mot, et le dit à qui l'a faite. */
export async function deciderSuggestion(db: Db, { id, acte, reponse, membreId }: Decision): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await SuggestionRepository.updateDecision(trx, id, acte, reponse)))
      throw new ErreurMetier(409, 'Cette suggestion a déjà reçu sa réponse. Merci !')
    const suggestion = trouve(await SuggestionRepository.findById(trx, id))
    if (acte === 'reprise') {
      const contenu = contenuDe(sorteRessource.champs, suggestion.contenu)
      await modifierRessource(trx, suggestion.ressourceId, contenu, { auteurId: membreId, motif: 'suggestion reprise' })
    }
    await repondreALaRelecture(trx, suggestion, acte, reponse)
  })
}

async function repondreALaRelecture(trx: Db, suggestion: SuggestionRepository.Suggestion, acte: Decision['acte'], reponse: string) {
  const relecteur = suggestion.auteurId === null ? undefined : await findMembre(trx, suggestion.auteurId)
  const ressource = await findById(trx, suggestion.ressourceId)
  if (!relecteur || !ressource) return
  const fait = acte === 'reprise' ? 'a repris vos suggestions' : "n'a pas repris vos suggestions"
  await ecrireCourriel(trx, {
    a: relecteur.courriel,
    cadence: { usage: 'reponse-a-une-relecture', objet: ressource.id, auDela: 'espacer' },
    sujet: `Votre relecture de « ${ressource.titre} »`,
    texte: `Bonjour ${relecteur.nom},\n\nL'auteur de « ${ressource.titre} » ${fait}.${reponse ? `\n\nSon mot :\n\n${reponse}` : ''}\n\n${config.adresse}/ressources/numero/${ressource.id}\n\nL'équipe d'animation de Catalyse\n`,
  })
}
