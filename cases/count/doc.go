// Package count makes the numbers that funders ask for, without anybody in them: how many people were new in a federal
// fiscal year, how many continued, which services and which kinds of matter there were. It knows no storage and no
// paper. It takes records, gives totals, and hides every number from which a person could be told, also by subtraction.
package count
