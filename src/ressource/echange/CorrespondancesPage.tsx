import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { pluriel } from '#socle/texte.ts'
import { licences } from '../licences.ts'
import { ContenuDeLExport, nomDuType } from './ContenuDeLExport.tsx'
import { RubriquesAPlacer } from './RubriquesAPlacer.tsx'
import { type Analyse, reprenables } from './wordpress/analyse.ts'
import { licencesOffertes } from './wordpress/correspondances.ts'

type Props = {
  suivi: SuiviDImport
  analyse: Analyse
  /** Ce qui est choisi pour l'instant : deviné, déjà choisi, ou saisi et à revoir. */
  saisie: Saisie
  referentiel: Referentiel
  erreurs?: Erreurs<{ types: unknown; typeId: unknown; licence: unknown }>
}

/** L'export analysé : ce qu'il contient, et ce que chaque rubrique devient ici. */
export function CorrespondancesPage({ suivi, analyse, saisie, referentiel, erreurs = {} }: Props) {
  const genres = reprenables(analyse)
  const brouillons = genres.reduce((somme, { brouillons: n }) => somme + n, 0)
  return (
    <div class="import">
      <FilAriane
        etapes={[
          { libelle: 'Ressources', href: '/ressources' },
          { libelle: 'Imports', href: '/ressources/imports' },
          { libelle: suivi.nomFichier },
        ]}
      />
      <h1>{analyse.site.titre ? `Reprendre « ${analyse.site.titre} »` : `Reprendre ${suivi.nomFichier}`}</h1>
      <p class="chapo">L'export est lu en entier et rien n'est encore écrit. Dites où va chaque rubrique, puis lisez l'essai à blanc.</p>
      <ResumeErreurs erreurs={Object.keys(erreurs).length > 0 ? erreurs : undefined} />
      <ContenuDeLExport analyse={analyse} lienMedias={`/ressources/imports/${suivi.id}/medias`} />
      {genres.length === 0 ? (
        <Message ton="attention">Cet export ne contient aucun texte que l'on puisse reprendre.</Message>
      ) : (
        <form method="post" action={`/ressources/imports/${suivi.id}/correspondances`} class="import-rangement">
          <RubriquesAPlacer analyse={analyse} saisie={saisie} referentiel={referentiel} />
          <section class="import-formulaire" aria-labelledby="pour-toutes">
            <h2 id="pour-toutes">Pour toutes les ressources</h2>
            <Champ
              nom="types"
              libelle="Ce qui est repris"
              type="cases"
              valeurs={[saisie.types ?? []].flat()}
              erreur={erreurs.types}
              options={genres.map(({ type, nombre, ecartes }) => ({ valeur: type, libelle: `${nomDuType(type)} (${nombre - ecartes})` }))}
            />
            {brouillons > 0 && (
              <Champ
                nom="brouillons"
                libelle={`Reprendre aussi ${pluriel(brouillons, 'brouillon', 'brouillons')} de l'ancien site`}
                type="case"
                valeur={String(saisie.brouillons ?? '')}
              />
            )}
            <Champ
              nom="typeId"
              libelle="Type, quand aucune rubrique ne le dit"
              type="select"
              requis
              vide="Choisir…"
              valeur={String(saisie.typeId ?? '')}
              erreur={erreurs.typeId}
              options={referentiel.liste('medoc').map(({ id, libelle }) => ({ valeur: id, libelle }))}
            />
            <Champ
              nom="maturiteId"
              libelle="Pour qui"
              type="select"
              vide="Ne pas le dire"
              valeur={String(saisie.maturiteId ?? '')}
              options={referentiel.liste('maturite').map(({ id, libelle }) => ({ valeur: id, libelle }))}
            />
            <Champ
              nom="licence"
              libelle="Licence"
              type="select"
              requis
              valeur={String(saisie.licence ?? '')}
              erreur={erreurs.licence}
              aide="Celle sous laquelle le site publiait ces textes. Sans licence écrite, tous les droits restent réservés."
              options={licencesOffertes.map((valeur) => ({ valeur, libelle: licences[valeur].nom }))}
            />
            <Bouton>Essayer à blanc</Bouton>
          </section>
        </form>
      )}
    </div>
  )
}
