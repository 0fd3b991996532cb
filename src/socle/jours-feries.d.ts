/** « @socialgouv/jours-feries » n'a pas de types : ses jours fériés d'une année, par leur nom. */
declare module '@socialgouv/jours-feries' {
  export default function joursFeries(annee: number, options?: { alsace?: boolean }): Record<string, Date>
}
